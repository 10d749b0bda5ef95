package io.lineflame.server.selfcheck;

import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.RouteAccess;
import io.lineflame.server.http.RouteAccess.Level;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Whether all is well with this server, and what to do where it is not. */
@Path("/api/v1/self-check")
@RouteAccess(Level.PAGES)
@Produces(MediaType.APPLICATION_JSON)
public final class SelfCheckResource implements HttpResource {

    private final SelfCheckService service;

    @Inject
    SelfCheckResource(SelfCheckService service) {
        this.service = service;
    }

    @GET
    public SelfCheckJson look() {
        return service.look();
    }

    /** The same, after a question to each code host. */
    @POST
    public SelfCheckJson run() {
        return service.run();
    }
}
