package io.lineflame.server.pages;

import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.RouteAccess;
import io.lineflame.server.http.RouteAccess.Level;
import io.lineflame.server.http.Tenant;
import io.lineflame.server.sessions.Administrators;
import io.lineflame.server.sessions.Viewer;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** What everybody's pages of a tenant show. */
@Path("/api/v1/pages")
@RouteAccess(Level.PAGES)
@Produces(MediaType.APPLICATION_JSON)
public final class PagesResource implements HttpResource {

    private final PagesService pages;
    private final Administrators administrators;

    @Inject
    PagesResource(PagesService pages, Administrators administrators) {
        this.pages = pages;
        this.administrators = administrators;
    }

    record PagesJson(boolean functionDetails, boolean mayChange) {}

    record ChangeJson(@Nullable Boolean functionDetails) {}

    @GET
    public PagesJson get(@Context Tenant tenant, @Context Viewer viewer) {
        return new PagesJson(pages.functionDetails(tenant), administrators.include(viewer));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public PagesJson put(@Context Tenant tenant, @Context Viewer viewer, @Nullable ChangeJson change) {
        if (!administrators.include(viewer)) {
            throw new ProblemException(Administrators.NOT_YOURS, administrators.advice());
        }
        if (change == null || change.functionDetails() == null) {
            throw ProblemException.invalidRequest("The body is missing: functionDetails, true or false.");
        }
        pages.turnFunctionDetails(tenant, viewer, change.functionDetails());
        return get(tenant, viewer);
    }
}
