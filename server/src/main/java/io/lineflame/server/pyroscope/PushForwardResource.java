package io.lineflame.server.pyroscope;

import io.lineflame.server.connect.ConnectError;
import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.RouteAccess;
import io.lineflame.server.http.RouteAccess.Level;
import io.lineflame.server.http.Tenant;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;

/** The ways in when a Pyroscope keeps the profiles: what it takes is passed on, also in formats that are not read here. */
@Path("/")
@RouteAccess(Level.INGEST)
public final class PushForwardResource implements HttpResource {

    private final PushForwarder forwarder;

    @Inject
    PushForwardResource(PushForwarder forwarder) {
        this.forwarder = forwarder;
    }

    @POST
    @Path("ingest")
    public Response ingest(
            @Context Tenant tenant, @Context UriInfo uri, @Context HttpHeaders headers, InputStream body) {
        return forwarder.forward(tenant, uri, headers, body);
    }

    @POST
    @Path("v1development/profiles")
    public Response openTelemetry(
            @Context Tenant tenant, @Context UriInfo uri, @Context HttpHeaders headers, InputStream body) {
        return forwarder.forward(tenant, uri, headers, body);
    }

    @POST
    @Path("push.v1.PusherService/Push")
    public Response push(@Context Tenant tenant, @Context UriInfo uri, @Context HttpHeaders headers, InputStream body) {
        try {
            return forwarder.forward(tenant, uri, headers, body);
        } catch (ProblemException e) {
            return ConnectError.of(e);
        }
    }
}
