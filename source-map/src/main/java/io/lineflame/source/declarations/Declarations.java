package io.lineflame.source.declarations;

import io.lineflame.source.FileExtensions;
import io.lineflame.source.Language;
import java.util.List;
import java.util.Optional;

/**
 * Tells whether a text declares a function where the profile says it starts: cheap evidence that the
 * text is what was built. Does no I/O; safe for many threads.
 */
public final class Declarations {

    private Declarations() {}

    /**
     * Whether a line declares a function.
     *
     * @param startLine 1-based; 0 when unknown
     * @param text the file's content
     * @return empty when it cannot be told: no start line, a function that the compiler made, or a
     *     language without rules
     */
    public static Optional<Boolean> startsAt(String function, String file, int startLine, String text) {
        Language language = FileExtensions.language(file).orElse(Language.UNKNOWN);
        if (startLine <= 0 || text.length() > SourceMatch.LONGEST_TEXT || !Outline.hasRulesFor(language)) {
            return Optional.empty();
        }
        Finding start = FunctionComparison.of(
                        Outline.of(language, text),
                        language,
                        Strictness.of(language, file),
                        new FunctionEvidence(function, file, startLine, List.of()))
                .start();
        return start.passed() || start.failed() ? Optional.of(start.passed()) : Optional.empty();
    }
}
