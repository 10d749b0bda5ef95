package io.lineflame.source.finder;

import io.lineflame.source.Language;
import io.lineflame.source.LanguageRules;
import io.lineflame.source.Origin;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.mappings.MappedFile;
import java.util.List;

/** What the languages' rules tell mappings about a file. */
final class MappedFiles {

    private MappedFiles() {}

    static MappedFile of(SourceQuestion question) {
        LanguageRules rules = RuleBook.of(question.function(), question.fileAsCompiled());
        return new MappedFile(
                question,
                rules.layoutPath(question),
                rules.otherLayoutPaths(question),
                Languages.ofProgram(question.function(), question.fileAsCompiled()),
                rules.origin(question.function(), question.fileAsCompiled()));
    }

    /** Of a frame without a file's name only the function tells, and not even its language is sure. */
    static MappedFile withoutName(SourceQuestion question) {
        Origin origin = Origins.of(question.function(), question.fileAsCompiled());
        return new MappedFile(question, "", List.of(), Language.UNKNOWN, origin);
    }
}
