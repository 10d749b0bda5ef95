package io.lineflame.server.flamegraphs;

import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.RouteAccess;
import io.lineflame.server.http.RouteAccess.Level;
import io.lineflame.server.query.CountParameter;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.QueryParameters;
import io.lineflame.server.query.StackParameter;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The flame graph. */
@Path("/api/v1/flamegraph")
@RouteAccess(Level.PAGES)
@Produces(MediaType.APPLICATION_JSON)
public final class FlameGraphResource implements HttpResource {

    private static final CountParameter MAX_NODES = new CountParameter("maxNodes", 16_384, 200_000);

    private final FlameGraphService flameGraphs;
    private final Clock clock;

    @Inject
    FlameGraphResource(FlameGraphService flameGraphs, Clock clock) {
        this.flameGraphs = flameGraphs;
        this.clock = clock;
    }

    @GET
    public FlameGraphJson flameGraph(
            @Context QueryContext context,
            @BeanParam QueryParameters parameters,
            @QueryParam("stack") List<String> stack,
            @QueryParam("maxNodes") @Nullable String maxNodes) {
        return flameGraphs.flameGraph(
                context,
                parameters.query(),
                parameters.range(clock),
                StackParameter.parse(stack),
                MAX_NODES.parse(maxNodes));
    }
}
