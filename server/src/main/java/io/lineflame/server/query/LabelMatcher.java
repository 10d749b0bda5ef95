package io.lineflame.server.query;

import com.google.re2j.Pattern;
import java.util.Map;

/**
 * One condition on a series' labels, with the meaning Prometheus gives it: a label that a series does not have counts as the
 * empty string, and a regular expression must match the whole value.
 *
 * <p>Patterns are RE2 (linear in time); those that would grow into large programs are refused.
 *
 * <p>Source: Prometheus documentation, "Querying basics", instant vector selectors.
 */
public final class LabelMatcher {

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
        String regularExpression = operator.isRegularExpression() ? value : "";
        Pattern pattern = CheckedPattern.compile("The pattern for label " + label, regularExpression, Pattern.DOTALL);
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
