package io.lineflame.server.labels;

import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.RouteAccess;
import io.lineflame.server.http.RouteAccess.Level;
import io.lineflame.server.http.Tenant;
import io.lineflame.server.query.QueryParameters;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked: tenants, profile types, labels and their values. */
@Path("/api/v1")
@RouteAccess(Level.PAGES)
@Produces(MediaType.APPLICATION_JSON)
public final class LabelsResource implements HttpResource {

    private final LabelsService labels;
    private final Clock clock;

    @Inject
    LabelsResource(LabelsService labels, Clock clock) {
        this.labels = labels;
        this.clock = clock;
    }

    record TenantsJson(List<String> tenants) {}

    record ProfileTypesJson(List<ProfileTypeJson> profileTypes) {}

    record LabelsJson(List<String> labels) {}

    record LabelValuesJson(List<String> values) {}

    @GET
    @Path("tenants")
    public TenantsJson tenants() {
        return new TenantsJson(labels.tenants());
    }

    @GET
    @Path("profile-types")
    public ProfileTypesJson profileTypes(
            @Context Tenant tenant,
            @BeanParam QueryParameters parameters,
            @QueryParam("service") @Nullable String service) {
        return new ProfileTypesJson(labels.profileTypes(tenant, parameters.range(clock), service).stream()
                .map(ProfileTypeJson::of)
                .toList());
    }

    @GET
    @Path("labels")
    public LabelsJson labels(@Context Tenant tenant, @BeanParam QueryParameters parameters) {
        return new LabelsJson(labels.names(tenant, parameters.optionalQuery(), parameters.range(clock)));
    }

    @GET
    @Path("labels/{name}/values")
    public LabelValuesJson values(
            @Context Tenant tenant, @PathParam("name") String name, @BeanParam QueryParameters parameters) {
        return new LabelValuesJson(labels.values(tenant, name, parameters.optionalQuery(), parameters.range(clock)));
    }
}
