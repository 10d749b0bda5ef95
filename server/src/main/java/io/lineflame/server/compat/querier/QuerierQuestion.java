package io.lineflame.server.compat.querier;

import io.lineflame.profile.ProfileType;
import io.lineflame.server.connect.ConnectCode;
import io.lineflame.server.connect.ConnectException;
import io.lineflame.server.query.ProfileQuery;
import io.lineflame.server.query.TimeRange;
import java.util.List;

/**
 * What a call of this protocol asks for, in our own words: profiles of one type that fit, in a range.
 *
 * @param range with both ends, as the protocol means it
 */
public record QuerierQuestion(ProfileQuery query, TimeRange range) {

    private static final String DELTA = ":delta";

    /**
     * Reads what most calls carry.
     *
     * @param profileType five parts joined by colons; a sixth, {@code delta}, means nothing
     * @param labelSelector as {@code {service_name="checkout"}}; also by {@code __name__}, {@code __profile_type__} and the like
     * @param start milliseconds since 1970
     * @param end milliseconds since 1970; what starts just then belongs to it
     * @throws ConnectException {@code invalid_argument} saying which one is not understood
     */
    public static QuerierQuestion of(String profileType, String labelSelector, long start, long end) {
        ProfileType type = type(profileType);
        return new QuerierQuestion(
                QuerierSelector.parse(List.of(labelSelector)).of(type), QuerierTime.range(start, end));
    }

    private static ProfileType type(String id) {
        try {
            return ProfileType.parse(
                    id.endsWith(DELTA) && id.chars().filter(c -> c == ':').count() == 5
                            ? id.substring(0, id.length() - DELTA.length())
                            : id);
        } catch (IllegalArgumentException e) {
            throw new ConnectException(ConnectCode.INVALID_ARGUMENT, String.valueOf(e.getMessage()));
        }
    }
}
