package io.lineflame.server.compat.settings;

import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.RouteAccess;
import io.lineflame.server.http.RouteAccess.Level;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What Grafana's tools ask to learn what a server is: in the form of Prometheus, with what is known about this build. */
@Path("/api/v1/status/buildinfo")
@RouteAccess(Level.PUBLIC)
@Produces(MediaType.APPLICATION_JSON)
public final class BuildInfoResource implements HttpResource {

    @Inject
    BuildInfoResource() {}

    record BuildInfoJson(String status, DataJson data) {}

    /** What nobody knows is empty text. */
    record DataJson(
            String version, String revision, String branch, String buildUser, String buildDate, String goVersion) {}

    @GET
    public BuildInfoJson buildInfo() {
        String version = BuildInfoResource.class.getPackage().getImplementationVersion();
        return new BuildInfoJson("success", new DataJson(version == null ? "" : version, "", "", "", "", ""));
    }
}
