package io.lineflame.server.functions;

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

/** The table of functions. */
@Path("/api/v1/functions")
@RouteAccess(Level.PAGES)
@Produces(MediaType.APPLICATION_JSON)
public final class FunctionsResource implements HttpResource {

    private static final CountParameter LIMIT = new CountParameter("limit", 1_000, 100_000);

    private final FunctionsService functions;
    private final Clock clock;

    @Inject
    FunctionsResource(FunctionsService functions, Clock clock) {
        this.functions = functions;
        this.clock = clock;
    }

    @GET
    public FunctionsJson functions(
            @Context QueryContext context,
            @BeanParam QueryParameters parameters,
            @QueryParam("stack") List<String> stack,
            @QueryParam("search") @Nullable String search,
            @QueryParam("sort") @Nullable String sort,
            @QueryParam("limit") @Nullable String limit) {
        return functions.table(
                context,
                parameters.query(),
                parameters.range(clock),
                StackParameter.parse(stack),
                search == null ? "" : search,
                FunctionOrder.parse(sort),
                LIMIT.parse(limit));
    }
}
