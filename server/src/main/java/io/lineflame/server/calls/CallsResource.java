package io.lineflame.server.calls;

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

/** Callers and callees of a function, or of one of its lines. */
@Path("/api/v1/calls")
@RouteAccess(Level.PAGES)
@Produces(MediaType.APPLICATION_JSON)
public final class CallsResource implements HttpResource {

    private final CallsService calls;
    private final Clock clock;

    @Inject
    CallsResource(CallsService calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    @GET
    public CallsJson calls(
            @Context QueryContext context,
            @Context Viewer viewer,
            @BeanParam QueryParameters parameters,
            @BeanParam FunctionParameters function,
            @QueryParam("stack") List<String> stack,
            @QueryParam("commit") @Nullable String commit,
            @QueryParam("line") @Nullable String line) {
        return calls.calls(
                context,
                viewer,
                parameters.query(),
                parameters.range(clock),
                StackParameter.parse(stack),
                function.selector(),
                Optional.ofNullable(commit).filter(value -> !value.isBlank()),
                line(line));
    }

    private static int line(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return 0;
        }
        try {
            int line = Integer.parseInt(text.strip());
            if (line >= 0) {
                return line;
            }
        } catch (NumberFormatException e) {
            // Said below, with the same sentence as a number below zero.
        }
        throw ProblemException.invalidRequest("The parameter line is a line's number; 0 for the whole function.");
    }
}
