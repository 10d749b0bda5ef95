package io.lineflame.server.sessions;

import io.lineflame.db.SessionStore.SessionRow;
import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.ProblemType;
import io.lineflame.server.http.PublicAddress;
import io.lineflame.server.http.RouteAccess;
import io.lineflame.server.http.RouteAccess.Level;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** Everywhere a person is signed in: to look at, and to end. */
@Path("/api/v1/sessions")
@RouteAccess(Level.SESSION)
@Produces(MediaType.APPLICATION_JSON)
public final class SessionsResource implements HttpResource {

    private final Sessions sessions;

    @Inject
    SessionsResource(Sessions sessions) {
        this.sessions = sessions;
    }

    record ListedSession(String id, boolean current, Instant created, Instant lastUsed, String browser) {}

    /** The one used last first. */
    record SessionsJson(List<ListedSession> sessions) {}

    @GET
    public SessionsJson sessions(@Context Viewer viewer) {
        return new SessionsJson(sessions.ofPerson(viewer).stream()
                .map(session -> listed(session, viewer))
                .toList());
    }

    /** Ends one; 404 when it is not the viewer's, whether or not it is somebody else's. */
    @DELETE
    @Path("{id}")
    public Response end(@Context Viewer viewer, @Context PublicAddress address, @PathParam("id") long id) {
        if (!sessions.end(viewer, id)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "You have no such session; it may have ended already.");
        }
        return isCurrent(id, viewer) ? goneHere(address) : Response.noContent().build();
    }

    /** Signs out everywhere, here too. */
    @DELETE
    public Response endAll(@Context Viewer viewer, @Context PublicAddress address) {
        sessions.endAll(viewer);
        return goneHere(address);
    }

    private static Response goneHere(PublicAddress address) {
        return Response.noContent().cookie(SessionCookie.gone(address)).build();
    }

    private static ListedSession listed(SessionRow row, Viewer viewer) {
        return new ListedSession(
                Long.toString(row.id()),
                isCurrent(row.id(), viewer),
                row.created(),
                row.lastUsed(),
                UserAgent.describe(row.userAgent()));
    }

    private static boolean isCurrent(long id, Viewer viewer) {
        return viewer.session().equals(OptionalLong.of(id));
    }
}
