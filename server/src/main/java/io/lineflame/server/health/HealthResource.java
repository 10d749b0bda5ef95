package io.lineflame.server.health;

import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.ProblemType;
import io.lineflame.server.http.RouteAccess;
import io.lineflame.server.http.RouteAccess.Level;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Alive ({@code /healthz}), ready ({@code /ready}) and measured ({@code /metrics}, Prometheus). */
@Path("/")
@RouteAccess(Level.PUBLIC)
public final class HealthResource implements HttpResource {

    private final Set<ReadyCheck> checks;
    private final PrometheusMeterRegistry metrics;

    @Inject
    HealthResource(Set<ReadyCheck> checks, PrometheusMeterRegistry metrics) {
        this.checks = checks;
        this.metrics = metrics;
    }

    /** The process answers; says nothing about the database. */
    @GET
    @Path("healthz")
    @Produces(MediaType.TEXT_PLAIN)
    public String alive() {
        return "ok\n";
    }

    /** Requests make sense: 200, or 503 with the reasons. */
    @GET
    @Path("ready")
    @Produces(MediaType.TEXT_PLAIN)
    public String ready() {
        List<String> problems = checks.stream()
                .map(ReadyCheck::problem)
                .flatMap(Optional::stream)
                .sorted()
                .toList();
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemType.UNAVAILABLE, String.join(" ", problems), problems);
        }
        return "ready\n";
    }

    @GET
    @Path("metrics")
    public Response metrics() {
        return Response.ok(metrics.scrape(), "text/plain; version=0.0.4; charset=utf-8")
                .build();
    }
}
