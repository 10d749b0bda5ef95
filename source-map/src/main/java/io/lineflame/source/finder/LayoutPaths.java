package io.lineflame.source.finder;

import io.lineflame.source.Language;
import io.lineflame.source.LanguageRules;
import io.lineflame.source.LayoutPath;
import io.lineflame.source.SourceQuestion;
import java.util.ArrayList;
import java.util.List;

/**
 * The names of a file that a mapping may be written for.
 *
 * @param language of the program
 * @param names the layout path first
 */
public record LayoutPaths(Language language, List<LayoutPath> names) {

    public LayoutPaths {
        names = List.copyOf(names);
    }

    /** The names of a file that has one as compiled. */
    public static LayoutPaths of(SourceQuestion question) {
        LanguageRules rules = RuleBook.of(question.function(), question.fileAsCompiled());
        List<LayoutPath> names = new ArrayList<>();
        names.add(new LayoutPath(rules.layoutPath(question), ""));
        names.addAll(rules.otherLayoutPaths(question));
        return new LayoutPaths(Languages.ofProgram(question.function(), question.fileAsCompiled()), names);
    }
}
