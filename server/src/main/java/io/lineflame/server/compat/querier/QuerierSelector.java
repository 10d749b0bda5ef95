package io.lineflame.server.compat.querier;

import io.lineflame.profile.ProfileType;
import io.lineflame.server.connect.ConnectCode;
import io.lineflame.server.connect.ConnectException;
import io.lineflame.server.query.LabelMatcher;
import io.lineflame.server.query.LabelMatcher.Operator;
import io.lineflame.server.query.ProfileQuery;
import io.lineflame.server.query.QuerySyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The conditions of a question, as Prometheus writes them, apart by what they are about: the labels that are stored, and those that
 * follow from the profile type.
 *
 * @param stored of labels of series
 * @param ofType of {@link TypeLabels}
 */
record QuerierSelector(List<LabelMatcher> stored, List<LabelMatcher> ofType) {

    /** No series has such a label, as labels that start with two underscores are not stored. */
    private static final LabelMatcher NEVER = LabelMatcher.of(TypeLabels.PROFILE_TYPE, Operator.EQUAL, "of no series");

    QuerierSelector {
        stored = List.copyOf(stored);
        ofType = List.copyOf(ofType);
    }

    /** Reads selectors that must all hold. Throws {@link ConnectException} {@code invalid_argument} naming the mistake. */
    static QuerierSelector parse(List<String> selectors) {
        List<LabelMatcher> stored = new ArrayList<>();
        List<LabelMatcher> ofType = new ArrayList<>();
        for (String selector : selectors) {
            for (LabelMatcher matcher : read(selector)) {
                if (TypeLabels.NAMES.contains(matcher.label())) {
                    ofType.add(matcher);
                } else {
                    stored.add(stored(matcher));
                }
            }
        }
        return new QuerierSelector(stored, ofType);
    }

    /** The same, of one profile type alone, whether there is such a type or not. */
    QuerierSelector ofTypeOnly(String id) {
        return new QuerierSelector(
                stored,
                Stream.concat(ofType.stream(), Stream.of(LabelMatcher.of(TypeLabels.PROFILE_TYPE, Operator.EQUAL, id)))
                        .toList());
    }

    /** Whether profiles of this type are asked for. */
    boolean takes(ProfileType type) {
        Map<String, String> labels = TypeLabels.of(type);
        return ofType.stream().allMatch(matcher -> matcher.matches(labels));
    }

    /** The profiles of one type that are asked for; of no series when the conditions ask for another type. */
    ProfileQuery of(ProfileType type) {
        return new ProfileQuery(type, takes(type) ? stored : List.of(NEVER));
    }

    private static List<LabelMatcher> read(String selector) {
        try {
            return ProfileQuery.parseSelector(selector);
        } catch (QuerySyntaxException e) {
            throw new ConnectException(
                    ConnectCode.INVALID_ARGUMENT, "The label selector is not understood: " + e.getMessage());
        }
    }

    private static LabelMatcher stored(LabelMatcher matcher) {
        String label = TypeLabels.storedName(matcher.label());
        return label.equals(matcher.label()) ? matcher : LabelMatcher.of(label, matcher.operator(), matcher.value());
    }
}
