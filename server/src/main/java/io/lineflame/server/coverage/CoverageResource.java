package io.lineflame.server.coverage;

import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.RouteAccess;
import io.lineflame.server.http.RouteAccess.Level;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.QueryParameters;
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

/** Whose source is found, of a service. */
@Path("/api/v1/mappings/coverage")
@RouteAccess(Level.PAGES)
@Produces(MediaType.APPLICATION_JSON)
public final class CoverageResource implements HttpResource {

    private final CoverageService coverage;
    private final Clock clock;

    @Inject
    CoverageResource(CoverageService coverage, Clock clock) {
        this.coverage = coverage;
        this.clock = clock;
    }

    @GET
    public CoverageJson coverage(
            @Context QueryContext context,
            @Context Viewer viewer,
            @BeanParam QueryParameters parameters,
            @QueryParam("service") @Nullable String service,
            @QueryParam("commit") @Nullable String commit) {
        if (service == null || service.isBlank()) {
            throw ProblemException.invalidRequest("The parameter service is missing: a service's name.");
        }
        Optional<String> ref = Optional.ofNullable(commit).filter(text -> !text.isBlank());
        return coverage.coverage(context, viewer, service, ref, parameters.range(clock));
    }
}
