package io.lineflame.server.query;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.regex.MatchResult;

/** Compiles regular expressions that come from outside: RE2, which takes linear time, and none that would grow into a large program. */
public final class CheckedPattern {

    private static final int MAX_LENGTH = 1_000;
    private static final long MAX_SIZE = 1_000_000;
    private static final java.util.regex.Pattern COUNTED_REPEAT =
            java.util.regex.Pattern.compile("\\{(\\d{1,4})(?:,(\\d{0,4}))?}");

    private CheckedPattern() {}

    /**
     * Compiles one.
     *
     * @param what begins the sentence of an error, e.g. "The pattern for label region"
     * @param flags as {@link Pattern#compile(String, int)} takes them; 0 for none
     * @throws QuerySyntaxException if it is no RE2 pattern, or too large
     */
    public static Pattern compile(String what, String regularExpression, int flags) {
        if (regularExpression.length() > MAX_LENGTH) {
            throw new QuerySyntaxException(what + " has " + regularExpression.length() + " characters; at most "
                    + MAX_LENGTH + " are allowed.");
        }
        if (sizeWhenUnrolled(regularExpression) > MAX_SIZE) {
            throw new QuerySyntaxException(what + " repeats too much; use * or + instead of large counts.");
        }
        try {
            return Pattern.compile(regularExpression, flags);
        } catch (PatternSyntaxException e) {
            throw new QuerySyntaxException(
                    what + " is not a regular expression in RE2 syntax: " + e.getDescription() + ".");
        }
    }

    /** RE2 writes {@code x{1000}} out as a thousand x, nested counts multiply: {@code ((a{1000}){1000}){1000}} fills the memory. */
    private static long sizeWhenUnrolled(String regularExpression) {
        double repeats = COUNTED_REPEAT
                .matcher(regularExpression)
                .results()
                .mapToDouble(CheckedPattern::largestCount)
                .reduce(1, (a, b) -> a * Math.max(1, b));
        return (long) (repeats * regularExpression.length());
    }

    private static double largestCount(MatchResult repeat) {
        String upper = repeat.group(2);
        return Double.parseDouble(upper == null || upper.isEmpty() ? repeat.group(1) : upper);
    }
}
