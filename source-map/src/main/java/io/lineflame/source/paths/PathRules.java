package io.lineflame.source.paths;

import io.lineflame.source.Attempt;
import io.lineflame.source.Checkout;
import io.lineflame.source.LanguageRules;
import io.lineflame.source.NoSource;
import io.lineflame.source.Origin;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.Verdict;
import io.lineflame.source.search.FileSearch;
import io.lineflame.source.search.WantedFile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Any language whose files are found by the ends of their paths alone. Claims every frame. */
public final class PathRules implements LanguageRules {

    private static final Pattern PYTHON_STANDARD =
            Pattern.compile("(.*/)?(lib(64)?/python\\d[.\\d]*|Lib|python\\d+\\.zip)/.+|<frozen .*>");
    private static final Pattern RUBY_STANDARD = Pattern.compile("(.*/)?lib/ruby/\\d[.\\d]*/.+|<internal:.*>");

    @Override
    public boolean claims(String function, String file) {
        return true;
    }

    @Override
    public Origin origin(String function, String file) {
        return byFolders(file.replace('\\', '/')).orElse(Origin.OWN);
    }

    @Override
    public SourceAnswer find(SourceQuestion question, Checkout checkout) {
        Origin origin = origin(question.function(), question.fileAsCompiled());
        String file = question.fileAsCompiled();
        if (origin == Origin.STANDARD_LIBRARY || origin == Origin.RUNTIME) {
            String why = file + " is part of the language's own library or run time, not of the service's repository.";
            return none(file, "standard library", NoSource.STANDARD_LIBRARY, why);
        }
        if (origin == Origin.DEPENDENCY) {
            String why = file + " belongs to an installed package, not to the service's repository.";
            return none(file, "installed package", NoSource.OTHER_MODULE, why);
        }
        List<String> path = OtherPaths.of(question);
        return path.isEmpty()
                ? none(file, "file name", NoSource.NO_FILE_NAME, file + " names no file.")
                : new FileSearch(checkout.tree(), WantedFile.at(path), question).run();
    }

    private static Optional<Origin> byFolders(String path) {
        if (path.startsWith("node:internal/bootstrap") || path.startsWith("<internal:gc>")) {
            return Optional.of(Origin.RUNTIME);
        }
        if (path.contains("/site-packages/")
                || path.contains("/dist-packages/")
                || path.startsWith("site-packages/")
                || path.contains("node_modules/")
                || path.contains("/gems/")) {
            return Optional.of(Origin.DEPENDENCY);
        }
        boolean standard = path.startsWith("node:")
                || path.startsWith("internal/modules/")
                || PYTHON_STANDARD.matcher(path).matches()
                || RUBY_STANDARD.matcher(path).matches();
        return standard ? Optional.of(Origin.STANDARD_LIBRARY) : Optional.empty();
    }

    private static SourceAnswer none(String path, String rule, NoSource reason, String why) {
        return SourceAnswer.none(List.of(new Attempt(path, rule, Verdict.NOT_HERE, why)), reason, why);
    }
}
