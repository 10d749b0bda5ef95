package io.lineflame.source.paths;

import io.lineflame.source.Checkout;
import io.lineflame.source.LanguageRules;
import io.lineflame.source.NoSource;
import io.lineflame.source.Origin;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.search.CompiledPath;
import io.lineflame.source.search.FileSearch;
import io.lineflame.source.search.Outcome;
import io.lineflame.source.search.WantedFile;
import java.util.List;

/** Any language whose files are found by the ends of their paths alone. Claims every frame. */
public final class PathRules implements LanguageRules {

    @Override
    public boolean claims(String function, String file) {
        return true;
    }

    @Override
    public Origin origin(String function, String file) {
        return Origin.OWN;
    }

    @Override
    public SourceAnswer find(SourceQuestion question, Checkout checkout) {
        String file = question.fileAsCompiled();
        List<String> path = CompiledPath.of(file).segments();
        return path.isEmpty()
                ? Outcome.none(file, "file name", NoSource.NO_FILE_NAME, file + " names no file.")
                : new FileSearch(checkout.tree(), WantedFile.at(path), question).run();
    }
}
