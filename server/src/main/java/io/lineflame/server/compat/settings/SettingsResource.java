package io.lineflame.server.compat.settings;

import io.lineflame.server.connect.ConnectCall;
import io.lineflame.server.connect.ConnectForm;
import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.RequestBody;
import io.lineflame.server.http.RouteAccess;
import io.lineflame.server.http.RouteAccess.Level;
import io.lineflame.server.http.Tenant;
import io.lineflame.wire.settings.DeleteSettingsRequest;
import io.lineflame.wire.settings.GetSettingsRequest;
import io.lineflame.wire.settings.SetSettingsRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** {@code settings.v1.SettingsService}: where Grafana's Profiles Drilldown keeps how its pages look. */
@Path("/settings.v1.SettingsService")
@Consumes({ConnectForm.PROTO_TYPE, MediaType.APPLICATION_JSON})
@RouteAccess(Level.CLIENT)
public final class SettingsResource implements HttpResource {

    private static final RequestBody.Limit LIMIT = new RequestBody.Limit(1 << 20, 1 << 20);

    private final SettingsService settings;

    @Inject
    SettingsResource(SettingsService settings) {
        this.settings = settings;
    }

    @POST
    @Path("/Get")
    public Response get(@Context Tenant tenant, @Context HttpHeaders headers, InputStream body) {
        return call(headers, body).answer(GetSettingsRequest.getDefaultInstance(), asked -> settings.get(tenant));
    }

    @POST
    @Path("/Set")
    @RouteAccess(Level.CLIENT_CHANGE)
    public Response set(@Context Tenant tenant, @Context HttpHeaders headers, InputStream body) {
        return call(headers, body)
                .answer(SetSettingsRequest.getDefaultInstance(), asked -> settings.set(tenant, asked));
    }

    @POST
    @Path("/Delete")
    @RouteAccess(Level.CLIENT_CHANGE)
    public Response delete(@Context Tenant tenant, @Context HttpHeaders headers, InputStream body) {
        return call(headers, body)
                .answer(DeleteSettingsRequest.getDefaultInstance(), asked -> settings.delete(tenant, asked));
    }

    private static ConnectCall call(HttpHeaders headers, InputStream body) {
        return new ConnectCall(headers, body, LIMIT);
    }
}
