package io.lineflame.server.functions;

import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.RouteAccess;
import io.lineflame.server.http.RouteAccess.Level;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.QueryParameters;
import io.lineflame.server.query.StackParameter;
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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One function line by line. */
@Path("/api/v1/function-details")
@RouteAccess(Level.PAGES)
@Produces(MediaType.APPLICATION_JSON)
public final class FunctionDetailsResource implements HttpResource {

    private final FunctionDetailsService functions;
    private final Clock clock;

    @Inject
    FunctionDetailsResource(FunctionDetailsService functions, Clock clock) {
        this.functions = functions;
        this.clock = clock;
    }

    @GET
    public FunctionDetailsJson details(
            @Context QueryContext context,
            @Context Viewer viewer,
            @BeanParam QueryParameters parameters,
            @QueryParam("stack") List<String> stack,
            @QueryParam("function") @Nullable String function,
            @QueryParam("file") @Nullable String file,
            @QueryParam("commit") @Nullable String commit) {
        if (function == null || function.isEmpty()) {
            throw ProblemException.invalidRequest("The parameter function is missing: a function's full name.");
        }
        return functions.details(
                context,
                viewer,
                parameters.query(),
                parameters.range(clock),
                StackParameter.parse(stack),
                function,
                given(file),
                given(commit));
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).filter(value -> !value.isBlank());
    }
}
