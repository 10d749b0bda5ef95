package io.lineflame.server.profiles;

import io.lineflame.db.SeenRow;
import io.lineflame.db.SeriesRow;
import io.lineflame.db.TimelineRow;
import io.lineflame.profile.ProfileType;
import io.lineflame.server.http.ProblemType;
import io.lineflame.server.query.ProfileQuery;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where profiles are asked for: which series there are, their stacks added up, their totals over time. Safe for many threads. Every call
 * ends with a {@link io.lineflame.server.http.ProblemException} when the context is cancelled or a limit is met.
 */
public interface ProfileSelector {

    /** The sums of a selection leave 64 bits. */
    ProblemType SUM_TOO_LARGE = new ProblemType("sum-too-large", 422, "The values are too large to add up");

    /** The stacks of a selection do not fit into memory. */
    ProblemType QUERY_TOO_LARGE = new ProblemType("query-too-large", 422, "The query selects too much");

    /** The store does not know single profiles or spans apart. */
    ProblemType NOT_LISTED = new ProblemType("not-listed", 501, "The store does not list single profiles");

    /** How many single profiles or spans one question can list. */
    int MOST_LISTED = 100_000;

    /** The series with a profile in the range that fit; all of them without a query. Empty for a tenant nobody sent anything for. */
    List<SeriesRow> series(QueryContext context, Optional<ProfileQuery> query, TimeRange range);

    /** Whether any profile ever had this label with this value. */
    boolean carry(QueryContext context, String label, String value);

    /** When the first and the last profile of all started; empty when there is none. */
    Optional<SeenRow> seen(QueryContext context);

    /** When the last profile that fits started; empty when none ever did. */
    Optional<Instant> lastSeen(QueryContext context, ProfileQuery query);

    /**
     * Adds up the profiles that start in the range.
     *
     * @throws io.lineflame.server.http.ProblemException when the sums leave 64 bits; any sum of parts of what is returned fits
     */
    Selection select(QueryContext context, ProfileQuery query, TimeRange range);

    /**
     * Adds up the samples of some spans or traces, or some single profiles, of those that start in the range. Nothing of what is not picked
     * is counted: totals and samples are of the spans alone.
     *
     * @throws io.lineflame.server.http.ProblemException when the sums leave 64 bits, or the store cannot tell them apart
     */
    Selection select(QueryContext context, ProfileQuery query, TimeRange range, Picked picked);

    /**
     * Adds up the profiles of some series.
     *
     * @param rows series that have the type
     * @throws io.lineflame.server.http.ProblemException when the sums leave 64 bits; any sum of parts of what is returned fits
     */
    Selection sum(QueryContext context, ProfileType type, List<SeriesRow> rows, TimeRange range);

    /**
     * Totals per series and step, only steps with a profile. Steps start at the start of the range. Reads no stacks.
     *
     * @param rows series that have the type
     * @throws ArithmeticException when a sum leaves 64 bits
     */
    List<TimelineRow> timeline(
            QueryContext context, ProfileType type, List<SeriesRow> rows, TimeRange range, Duration step);

    /**
     * The single profiles of some series that start in the range and whose total is not 0. Reads no stacks.
     *
     * @param rows series that have the type
     * @param most up to {@link #MOST_LISTED}
     * @throws io.lineflame.server.http.ProblemException when the store does not list profiles
     */
    Listed<ProfileValue> profiles(
            QueryContext context, ProfileType type, List<SeriesRow> rows, TimeRange range, int most);

    /**
     * What the profiles of some series that start in the range measured of spans, one for each span of each profile, those with the value 0
     * left out. Reads no stacks.
     *
     * @param rows series that have the type
     * @param most up to {@link #MOST_LISTED}
     * @throws io.lineflame.server.http.ProblemException when the store does not list spans
     */
    Listed<SpanValue> spans(QueryContext context, ProfileType type, List<SeriesRow> rows, TimeRange range, int most);
}
