package io.lineflame.server.query;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Map;
import java.util.regex.MatchResult;

/**
 * One condition on a series' labels, with the meaning Prometheus gives it: a label that a series does not have counts as the
 * empty string, and a regular expression must match the whole value.
 *
 * <p>Patterns are RE2 (linear in time); those that would grow into large programs are refused.
 *
 * <p>Source: Prometheus documentation, "Querying basics", instant vector selectors.
 */
public final class LabelMatcher {

    private static final int MAX_PATTERN_LENGTH = 1_000;
    private static final long MAX_PATTERN_SIZE = 1_000_000;
    private static final java.util.regex.Pattern COUNTED_REPEAT =
            java.util.regex.Pattern.compile("\\{(\\d{1,4})(?:,(\\d{0,4}))?}");

    private final String label;
    private final Operator operator;
    private final String value;
    private final Pattern pattern;

    private LabelMatcher(String label, Operator operator, String value, Pattern pattern) {
        this.label = label;
        this.operator = operator;
        this.value = value;
        this.pattern = pattern;
    }

    /**
     * Makes a condition.
     *
     * @param value the text to compare with, or the RE2 pattern, as meant (escapes already resolved)
     * @throws QuerySyntaxException if the pattern is no RE2 pattern, or too large
     */
    public static LabelMatcher of(String label, Operator operator, String value) {
        Pattern pattern = compile(label, operator.isRegularExpression() ? value : "");
        return new LabelMatcher(label, operator, value, pattern);
    }

    /** The label asked about. */
    public String label() {
        return label;
    }

    /** How it is compared. */
    public Operator operator() {
        return operator;
    }

    /** What it is compared with: text or a pattern. */
    public String value() {
        return value;
    }

    /** Whether only series that have the label with exactly this value match, so that the database can find them. */
    public boolean isExact() {
        // PostgreSQL cannot hold U+0000; no label has it.
        return operator == Operator.EQUAL && !value.isEmpty() && value.indexOf('\0') < 0 && label.indexOf('\0') < 0;
    }

    /** Whether a series with these labels fulfils the condition. */
    public boolean matches(Map<String, String> labels) {
        String actual = labels.getOrDefault(label, "");
        return switch (operator) {
            case EQUAL -> actual.equals(value);
            case NOT_EQUAL -> !actual.equals(value);
            case MATCHES -> pattern.matches(actual);
            case MATCHES_NOT -> !pattern.matches(actual);
        };
    }

    private static Pattern compile(String label, String regularExpression) {
        if (regularExpression.length() > MAX_PATTERN_LENGTH) {
            throw new QuerySyntaxException("The pattern for label " + label + " has " + regularExpression.length()
                    + " characters; at most " + MAX_PATTERN_LENGTH + " are allowed.");
        }
        if (sizeWhenUnrolled(regularExpression) > MAX_PATTERN_SIZE) {
            throw new QuerySyntaxException(
                    "The pattern for label " + label + " repeats too much; use * or + instead of large counts.");
        }
        try {
            return Pattern.compile(regularExpression, Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw new QuerySyntaxException("The pattern for label " + label
                    + " is not a regular expression in RE2 syntax: " + e.getDescription() + ".");
        }
    }

    /** RE2 writes {@code x{1000}} out as a thousand x, nested counts multiply: {@code ((a{1000}){1000}){1000}} fills the memory. */
    private static long sizeWhenUnrolled(String regularExpression) {
        double repeats = COUNTED_REPEAT
                .matcher(regularExpression)
                .results()
                .mapToDouble(LabelMatcher::largestCount)
                .reduce(1, (a, b) -> a * Math.max(1, b));
        return (long) (repeats * regularExpression.length());
    }

    private static double largestCount(MatchResult repeat) {
        String upper = repeat.group(2);
        return Double.parseDouble(upper == null || upper.isEmpty() ? repeat.group(1) : upper);
    }

    @Override
    public String toString() {
        return label + operator.symbol() + '"' + value + '"';
    }

    /** The four comparisons of the query language. */
    public enum Operator {
        /** {@code =} */
        EQUAL("="),
        /** {@code !=} */
        NOT_EQUAL("!="),
        /** {@code =~} */
        MATCHES("=~"),
        /** {@code !~} */
        MATCHES_NOT("!~");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        /** As written in a query. */
        public String symbol() {
            return symbol;
        }

        boolean isRegularExpression() {
            return this == MATCHES || this == MATCHES_NOT;
        }
    }
}
