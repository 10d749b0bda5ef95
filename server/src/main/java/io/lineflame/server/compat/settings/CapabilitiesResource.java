package io.lineflame.server.compat.settings;

import io.lineflame.server.connect.ConnectCall;
import io.lineflame.server.connect.ConnectForm;
import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.RequestBody;
import io.lineflame.server.http.RouteAccess;
import io.lineflame.server.http.RouteAccess.Level;
import io.lineflame.wire.capabilities.FeatureFlag;
import io.lineflame.wire.capabilities.GetFeatureFlagsRequest;
import io.lineflame.wire.capabilities.GetFeatureFlagsResponse;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/**
 * {@code capabilities.v1.FeatureFlagsService}: what clients may ask for beyond the calls that every server of this protocol has. Names are Pyroscope's
 * (its {@code pkg/featureflags/feature_flags.go}).
 */
@Path("/capabilities.v1.FeatureFlagsService")
@Consumes({ConnectForm.PROTO_TYPE, MediaType.APPLICATION_JSON})
@RouteAccess(Level.CLIENT)
public final class CapabilitiesResource implements HttpResource {

    private static final RequestBody.Limit LIMIT = new RequestBody.Limit(1 << 16, 1 << 16);

    private static final GetFeatureFlagsResponse FLAGS = GetFeatureFlagsResponse.newBuilder()
            .addFeatureFlags(flag("pyroscopeRuler", "Metrics from profiles by recording rules: not in this server."))
            .addFeatureFlags(
                    flag("pyroscopeRulerFunctions", "Recording rules for single functions: not in this server."))
            .addFeatureFlags(
                    flag("utf8LabelNames", "Names of labels beyond letters, digits and underscores: not stored."))
            .build();

    @Inject
    CapabilitiesResource() {}

    @POST
    @Path("/GetFeatureFlags")
    public Response getFeatureFlags(@Context HttpHeaders headers, InputStream body) {
        return new ConnectCall(headers, body, LIMIT)
                .answer(GetFeatureFlagsRequest.getDefaultInstance(), asked -> FLAGS);
    }

    private static FeatureFlag flag(String name, String description) {
        return FeatureFlag.newBuilder()
                .setName(name)
                .setDescription(description)
                .build();
    }
}
