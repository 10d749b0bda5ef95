package io.lineflame.server.sessions;

import io.lineflame.server.config.Config;
import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.PublicAddress;
import io.lineflame.server.http.RouteAccess;
import io.lineflame.server.http.RouteAccess.Level;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The session of the browser that asks. Public, so that a page can find out that somebody has to sign in, or sign out who is not let in. */
@Path("/api/v1/session")
@RouteAccess(Level.PUBLIC)
@Produces(MediaType.APPLICATION_JSON)
public final class SessionResource implements HttpResource {

    private final Sessions sessions;
    private final Administrators administrators;
    private final Config config;

    @Inject
    SessionResource(Sessions sessions, Administrators administrators, Config config) {
        this.sessions = sessions;
        this.administrators = administrators;
        this.config = config;
    }

    @GET
    public SessionJson session(@Context Viewer viewer) {
        return SessionJson.of(sessions.user(viewer), config.access().access(), administrators.include(viewer));
    }

    /** Signs out here; 204 also when nobody was signed in. */
    @DELETE
    public Response signOut(@Context Viewer viewer, @Context PublicAddress address) {
        sessions.end(viewer);
        return Response.noContent().cookie(SessionCookie.gone(address)).build();
    }
}
