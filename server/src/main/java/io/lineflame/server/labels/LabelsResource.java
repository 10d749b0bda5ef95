package io.lineflame.server.labels;

import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.RouteAccess;
import io.lineflame.server.http.RouteAccess.Level;
import io.lineflame.server.query.QueryContext;
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
            @Context QueryContext context,
            @BeanParam QueryParameters parameters,
            @QueryParam("service") @Nullable String service) {
        return new ProfileTypesJson(labels.profileTypes(context, parameters.range(clock), service).stream()
                .map(ProfileTypeJson::of)
                .toList());
    }

    @GET
    @Path("labels")
    public LabelsJson labels(@Context QueryContext context, @BeanParam QueryParameters parameters) {
        return new LabelsJson(labels.names(context, parameters.optionalQuery(), parameters.range(clock)));
    }

    @GET
    @Path("labels/{name}/values")
    public LabelValuesJson values(
            @Context QueryContext context, @PathParam("name") String name, @BeanParam QueryParameters parameters) {
        return new LabelValuesJson(labels.values(context, name, parameters.optionalQuery(), parameters.range(clock)));
    }
}
