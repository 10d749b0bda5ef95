package io.lineflame.server.query;

import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.ProblemType;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The parameters {@code query}, {@code from} and {@code until}, which most calls share. Mistakes in them end the request with 400. */
public final class QueryParameters {

    private static final ProblemType INVALID_QUERY =
            new ProblemType("invalid-query", 400, "The query is not understood");
    private static final ProblemType INVALID_TIME = new ProblemType("invalid-time", 400, "The time is not understood");

    private final @Nullable String query;
    private final @Nullable String from;
    private final @Nullable String until;

    public QueryParameters(
            @QueryParam("query") @Nullable String query,
            @QueryParam("from") @Nullable String from,
            @QueryParam("until") @Nullable String until) {
        this.query = query;
        this.from = from;
        this.until = until;
    }

    /** The query, which must be there. */
    public ProfileQuery query() {
        return optionalQuery()
                .orElseThrow(() -> new ProblemException(
                        INVALID_QUERY,
                        "The parameter query is missing, for example"
                                + " process_cpu:cpu:nanoseconds:cpu:nanoseconds{service_name=\"checkout\"}."));
    }

    /** The query; empty when everything is meant. */
    public Optional<ProfileQuery> optionalQuery() {
        String text = query;
        return text == null || text.isBlank()
                ? Optional.empty()
                : Optional.of(read(INVALID_QUERY, () -> ProfileQuery.parse(text)));
    }

    /** The range; the last hour when none is given. */
    public TimeRange range(Clock clock) {
        return read(INVALID_TIME, () -> TimeRange.parse(from, until, clock.instant()));
    }

    /** A length of time from another parameter. */
    public static Duration length(String parameter, String text) {
        return read(INVALID_TIME, () -> TimeExpression.parseLength(parameter, text));
    }

    private static <T> T read(ProblemType type, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (QuerySyntaxException e) {
            throw new ProblemException(type, String.valueOf(e.getMessage()));
        }
    }
}
