package io.lineflame.server.services;

import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.RouteAccess;
import io.lineflame.server.http.RouteAccess.Level;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.QueryParameters;
import io.lineflame.server.query.TimeRange;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** What there is to look at. */
@Path("/api/v1/services")
@RouteAccess(Level.PAGES)
@Produces(MediaType.APPLICATION_JSON)
public final class ServicesResource implements HttpResource {

    private final ServicesService services;
    private final Clock clock;

    @Inject
    ServicesResource(ServicesService services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    record ServicesJson(Instant from, Instant until, List<ServiceJson> services) {}

    @GET
    public ServicesJson services(@Context QueryContext context, @BeanParam QueryParameters parameters) {
        TimeRange range = parameters.range(clock);
        return new ServicesJson(range.from(), range.until(), services.services(context, range));
    }
}
