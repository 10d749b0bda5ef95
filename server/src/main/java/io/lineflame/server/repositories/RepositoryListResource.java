package io.lineflame.server.repositories;

import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.RouteAccess;
import io.lineflame.server.http.RouteAccess.Level;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.sessions.Viewer;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** The repositories that profiles name, and whether the viewer may read them. */
@Path("/api/v1/connections/repositories")
@RouteAccess(Level.PAGES)
@Produces(MediaType.APPLICATION_JSON)
public final class RepositoryListResource implements HttpResource {

    private final RepositoryListService repositories;

    @Inject
    RepositoryListResource(RepositoryListService repositories) {
        this.repositories = repositories;
    }

    @GET
    public RepositoryListJson list(@Context QueryContext context, @Context Viewer viewer) {
        return new RepositoryListJson(repositories.list(context, viewer));
    }
}
