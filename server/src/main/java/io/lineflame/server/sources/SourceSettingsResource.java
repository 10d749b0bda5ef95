package io.lineflame.server.sources;

import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.RouteAccess;
import io.lineflame.server.http.RouteAccess.Level;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.sessions.Viewer;
import io.lineflame.server.sources.SourceSettingsJson.ChangeJson;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Where people say that a service's source is. */
@Path("/api/v1/source-settings")
@RouteAccess(Level.PAGES)
@Produces(MediaType.APPLICATION_JSON)
public final class SourceSettingsResource implements HttpResource {

    private final SourceSettingsService settings;

    @Inject
    SourceSettingsResource(SourceSettingsService settings) {
        this.settings = settings;
    }

    @GET
    public SourceSettingsJson get(
            @Context QueryContext context, @Context Viewer viewer, @QueryParam("service") @Nullable String service) {
        return settings.settings(context, viewer, given(service));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public SourceSettingsJson put(
            @Context QueryContext context,
            @Context Viewer viewer,
            @QueryParam("service") @Nullable String service,
            @Nullable ChangeJson change) {
        if (change == null) {
            throw ProblemException.invalidRequest("The body is missing: for, repository, ref and rootPath.");
        }
        return settings.change(context, viewer, given(service), change);
    }

    @DELETE
    public SourceSettingsJson delete(
            @Context QueryContext context,
            @Context Viewer viewer,
            @QueryParam("service") @Nullable String service,
            @QueryParam("for") @Nullable String whom) {
        return settings.reset(context, viewer, given(service), whom);
    }

    private static String given(@Nullable String service) {
        if (service == null || service.isBlank()) {
            throw ProblemException.invalidRequest("The parameter service is missing: a service's name.");
        }
        return service;
    }
}
