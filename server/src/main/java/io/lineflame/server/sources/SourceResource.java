package io.lineflame.server.sources;

import io.lineflame.server.http.HttpResource;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** A function's source at its commit. */
@Path("/api/v1/source")
@RouteAccess(Level.PAGES)
@Produces(MediaType.APPLICATION_JSON)
public final class SourceResource implements HttpResource {

    private final SourceService sources;

    @Inject
    SourceResource(SourceService sources) {
        this.sources = sources;
    }

    @GET
    public SourceJson source(
            @Context QueryContext context,
            @Context Viewer viewer,
            @BeanParam SourceParameters source,
            @BeanParam QueryParameters query) {
        return sources.source(context, viewer, source.request(query), source.startLine());
    }
}
