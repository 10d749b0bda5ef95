package io.lineflame.server.query;

import io.lineflame.profile.ProfileType;
import io.lineflame.server.query.LabelMatcher.Operator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which profiles are asked for: one type, and conditions on the labels of the series.
 *
 * @param matchers all must hold; empty for every series of the type
 */
public record ProfileQuery(ProfileType type, List<LabelMatcher> matchers) {

    public ProfileQuery {
        matchers = List.copyOf(matchers);
    }

    /**
     * Reads {@code process_cpu:cpu:nanoseconds:cpu:nanoseconds{service_name="checkout",region=~"eu-.*"}}. The braces may be left
     * out; a comma may stand behind the last condition; label names with unusual characters stand in quotation marks, which may be
     * {@code "}, {@code '} or backticks.
     *
     * @throws QuerySyntaxException naming the position of the mistake, counted from 1
     */
    public static ProfileQuery parse(String text) {
        return new QueryParser(text).parse();
    }

    /**
     * Reads conditions that stand without a type, as {@code {service_name="checkout"}}; no text at all is no condition.
     *
     * @throws QuerySyntaxException naming the position of the mistake, counted from 1
     */
    public static List<LabelMatcher> parseSelector(String text) {
        return new QueryParser(text).parseSelector();
    }

    /** The one value of a label that is asked for; empty when there may be several. */
    public Optional<String> only(String label) {
        return matchers.stream()
                .filter(matcher -> matcher.label().equals(label) && matcher.operator() == Operator.EQUAL)
                .findFirst()
                .map(LabelMatcher::value);
    }

    /** Whether a series with these labels is asked for. */
    public boolean matches(Map<String, String> labels) {
        return matchers.stream().allMatch(matcher -> matcher.matches(labels));
    }
}
