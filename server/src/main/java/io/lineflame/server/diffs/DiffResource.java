package io.lineflame.server.diffs;

import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.RouteAccess;
import io.lineflame.server.http.RouteAccess.Level;
import io.lineflame.server.query.CountParameter;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.QueryParameters;
import io.lineflame.server.sessions.Viewer;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Optional;

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
    public DiffJson diff(@Context QueryContext context, @Context Viewer viewer, @Context UriInfo uri) {
        MultivaluedMap<String, String> given = uri.getQueryParameters();
        return diffs.diff(
                context,
                viewer,
                new QueryParameters(given.getFirst("query"), null, null).query(),
                side("a", given),
                side("b", given),
                MAX_NODES.parse(given.getFirst("maxNodes")),
                LIMIT.parse(given.getFirst("limit")));
    }

    private SideParameters side(String name, MultivaluedMap<String, String> given) {
        QueryParameters range =
                new QueryParameters(null, given.getFirst(name + ".from"), given.getFirst(name + ".until"));
        Optional<String> commit =
                Optional.ofNullable(given.getFirst(name + ".commit")).filter(text -> !text.isBlank());
        return new SideParameters(name, range.range(clock), commit);
    }
}
