package io.lineflame.source.ruby;

import io.lineflame.source.Checkout;
import io.lineflame.source.FileExtensions;
import io.lineflame.source.Language;
import io.lineflame.source.LanguageRules;
import io.lineflame.source.NoSource;
import io.lineflame.source.Origin;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.search.FileSearch;
import io.lineflame.source.search.FolderRule;
import io.lineflame.source.search.Outcome;
import io.lineflame.source.search.WantedFile;
import io.lineflame.vcs.Tree;
import java.util.List;
import java.util.Optional;

/** Ruby programs. */
public final class RubyRules implements LanguageRules {

    private static final List<String> ENDS = List.of(".erb", ".rake", ".ru", ".jbuilder", ".haml", ".slim", ".gemspec");

    @Override
    public boolean claims(String function, String file) {
        Optional<Language> written = FileExtensions.language(file);
        if (written.isPresent()) {
            return written.get() == Language.RUBY;
        }
        return named(file) || ENDS.stream().anyMatch(file::endsWith) || file.contains("/gems/");
    }

    /** Whether only Ruby gives such a name to text of no file, or of its own. */
    public static boolean named(String file) {
        return file.startsWith("<internal:") || RubyFile.isEvaluated(file);
    }

    @Override
    public Origin origin(String function, String file) {
        if (file.startsWith("<internal:gc>")) {
            return Origin.RUNTIME;
        }
        return switch (RubyFile.of(file).kind()) {
            case CORE, STANDARD, OTHER_RUBY -> Origin.STANDARD_LIBRARY;
            case GEM, GEM_OF_COMMIT -> Origin.DEPENDENCY;
            case GENERATED, OWN -> Origin.OWN;
        };
    }

    @Override
    public List<String> wanted(SourceQuestion question, Tree tree) {
        RubyFile file = RubyFile.of(question.fileAsCompiled());
        Optional<String> wanted = switch (file.kind()) {
            case CORE, STANDARD -> RubyLibrary.wanted(file, question, tree);
            case GEM, GEM_OF_COMMIT -> Gems.wanted(file, question, tree);
            case GENERATED, OTHER_RUBY, OWN -> Optional.empty();
        };
        return wanted.stream().toList();
    }

    @Override
    public SourceAnswer find(SourceQuestion question, Checkout checkout) {
        String name = question.fileAsCompiled();
        RubyFile file = RubyFile.of(name);
        return switch (file.kind()) {
            case GENERATED -> {
                String why = name + " was evaluated while running; no file holds it. Look at the methods around it.";
                yield Outcome.none(name, "no file", NoSource.GENERATED, why);
            }
            case OTHER_RUBY -> {
                String why = name + " is part of another Ruby's library than CRuby's, which is not looked for.";
                yield Outcome.none(name, "standard library", NoSource.STANDARD_LIBRARY, why);
            }
            case CORE, STANDARD -> RubyLibrary.find(file, question, checkout);
            case GEM, GEM_OF_COMMIT -> Gems.find(file, question, checkout);
            case OWN -> own(file, question, checkout.tree());
        };
    }

    private static SourceAnswer own(RubyFile file, SourceQuestion question, Tree tree) {
        return file.path().isEmpty()
                ? Outcome.none(question.fileAsCompiled(), "file name", NoSource.NO_FILE_NAME, "This names no file.")
                : new FileSearch(tree, new WantedFile(file.path(), List.of(), FolderRule.ANY, true), question).run();
    }
}
