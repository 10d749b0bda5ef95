package io.lineflame.source.php;

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

/** PHP programs. PHP's own functions are C and name no file. */
public final class PhpRules implements LanguageRules {

    @Override
    public boolean claims(String function, String file) {
        Optional<Language> written = FileExtensions.language(file);
        return written.isPresent()
                ? written.get() == Language.PHP
                : PhpFile.isEvaluated(file) || file.endsWith(".phtml") || file.startsWith("phar://");
    }

    @Override
    public Origin origin(String function, String file) {
        return switch (PhpFile.of(file).kind()) {
            case PACKAGE, COMPOSER -> Origin.DEPENDENCY;
            case GENERATED, OWN -> Origin.OWN;
        };
    }

    @Override
    public List<String> wanted(SourceQuestion question, Tree tree) {
        PhpFile file = PhpFile.of(question.fileAsCompiled());
        Optional<String> wanted = file.kind() == PhpFile.Kind.PACKAGE
                ? new ComposerPackages(file, question, Checkout.unread(tree)).wanted()
                : Optional.empty();
        return wanted.stream().toList();
    }

    @Override
    public SourceAnswer find(SourceQuestion question, Checkout checkout) {
        String name = question.fileAsCompiled();
        PhpFile file = PhpFile.of(name);
        return switch (file.kind()) {
            case GENERATED -> {
                String why = name + " was made while running, by eval or from a template; no repository holds it.";
                yield Outcome.none(name, "no file", NoSource.GENERATED, why);
            }
            case COMPOSER, PACKAGE -> new ComposerPackages(file, question, checkout).find();
            case OWN -> own(file, question, checkout.tree());
        };
    }

    private static SourceAnswer own(PhpFile file, SourceQuestion question, Tree tree) {
        return file.path().isEmpty()
                ? Outcome.none(question.fileAsCompiled(), "file name", NoSource.NO_FILE_NAME, "This names no file.")
                : new FileSearch(tree, new WantedFile(file.path(), List.of(), FolderRule.ANY, true), question).run();
    }
}
