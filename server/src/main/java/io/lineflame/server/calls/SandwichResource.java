package io.lineflame.server.calls;

import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.RouteAccess;
import io.lineflame.server.http.RouteAccess.Level;
import io.lineflame.server.query.CountParameter;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.QueryParameters;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Everything above and below a function, as two flame graphs. */
@Path("/api/v1/sandwich")
@RouteAccess(Level.PAGES)
@Produces(MediaType.APPLICATION_JSON)
public final class SandwichResource implements HttpResource {

    private static final CountParameter MAX_NODES = new CountParameter("maxNodes", 16_384, 200_000);

    private final SandwichService sandwiches;
    private final Clock clock;

    @Inject
    SandwichResource(SandwichService sandwiches, Clock clock) {
        this.sandwiches = sandwiches;
        this.clock = clock;
    }

    @GET
    public SandwichJson sandwich(
            @Context QueryContext context,
            @BeanParam QueryParameters parameters,
            @BeanParam FunctionParameters function,
            @QueryParam("maxNodes") @Nullable String maxNodes) {
        return sandwiches.sandwich(
                context, parameters.query(), parameters.range(clock), function.selector(), MAX_NODES.parse(maxNodes));
    }
}
