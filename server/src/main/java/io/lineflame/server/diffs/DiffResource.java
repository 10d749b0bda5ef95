package io.lineflame.server.diffs;

import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.RouteAccess;
import io.lineflame.server.http.RouteAccess.Level;
import io.lineflame.server.query.CountParameter;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.QueryParameters;
import io.lineflame.server.query.TimeRange;
import io.lineflame.server.sessions.Viewer;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Two selections of one query, compared. */
@Path("/api/v1/diff")
@RouteAccess(Level.PAGES)
@Produces(MediaType.APPLICATION_JSON)
public final class DiffResource implements HttpResource {

    private static final CountParameter MAX_NODES = new CountParameter("maxNodes", 16_384, 200_000);
    private static final CountParameter LIMIT = new CountParameter("limit", 10_000, 100_000);

    private final DiffService diffs;
    private final Clock clock;

    @Inject
    DiffResource(DiffService diffs, Clock clock) {
        this.diffs = diffs;
        this.clock = clock;
    }

    @GET
    public DiffJson diff(
            @Context QueryContext context,
            @Context Viewer viewer,
            @QueryParam("query") @Nullable String query,
            @BeanParam Baseline a,
            @BeanParam Comparison b,
            @QueryParam("maxNodes") @Nullable String maxNodes,
            @QueryParam("limit") @Nullable String limit) {
        return diffs.diff(
                context,
                viewer,
                new QueryParameters(query, null, null).query(),
                side("a", a.from, a.until, a.commit),
                side("b", b.from, b.until, b.commit),
                MAX_NODES.parse(maxNodes),
                LIMIT.parse(limit));
    }

    /** What is compared with. */
    public static final class Baseline {
        @QueryParam("a.from")
        private @Nullable String from;

        @QueryParam("a.until")
        private @Nullable String until;

        @QueryParam("a.commit")
        private @Nullable String commit;
    }

    /** What is looked at. */
    public static final class Comparison {
        @QueryParam("b.from")
        private @Nullable String from;

        @QueryParam("b.until")
        private @Nullable String until;

        @QueryParam("b.commit")
        private @Nullable String commit;
    }

    private SideParameters side(String name, @Nullable String from, @Nullable String until, @Nullable String commit) {
        TimeRange range = new QueryParameters(null, from, until).range(clock);
        return new SideParameters(name, range, Optional.ofNullable(commit).filter(text -> !text.isBlank()));
    }
}
