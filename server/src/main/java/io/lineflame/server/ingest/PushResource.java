package io.lineflame.server.ingest;

import io.lineflame.server.connect.ConnectError;
import io.lineflame.server.connect.ConnectForm;
import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.RequestBody;
import io.lineflame.server.http.RouteAccess;
import io.lineflame.server.http.RouteAccess.Level;
import io.lineflame.server.http.Tenant;
import io.lineflame.server.http.Warnings;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;

/** Takes pushes of newer SDKs and of Grafana Alloy: a unary call of the Connect protocol, in protobuf or JSON. */
@Path("/push.v1.PusherService/Push")
@RouteAccess(Level.INGEST)
public final class PushResource implements HttpResource {

    private static final byte[] EMPTY_MESSAGE = new byte[0];

    private final IngestService service;
    private final IngestMetrics metrics;

    @Inject
    PushResource(IngestService service, IngestMetrics metrics) {
        this.service = service;
        this.metrics = metrics;
    }

    @POST
    @Consumes(ConnectForm.PROTO_TYPE)
    public Response proto(
            @Context Tenant tenant,
            @DefaultValue("") @HeaderParam(HttpHeaders.CONTENT_ENCODING) String encoding,
            InputStream body) {
        Response.ResponseBuilder done = Response.ok(EMPTY_MESSAGE, ConnectForm.PROTO_TYPE);
        return answer(tenant, encoding, body, PushReader::proto, done);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response json(
            @Context Tenant tenant,
            @DefaultValue("") @HeaderParam(HttpHeaders.CONTENT_ENCODING) String encoding,
            InputStream body) {
        Response.ResponseBuilder done = Response.ok("{}", MediaType.APPLICATION_JSON_TYPE);
        return answer(tenant, encoding, body, PushReader::json, done);
    }

    private Response answer(
            Tenant tenant,
            String encoding,
            InputStream body,
            Function<byte[], List<PushSeries>> reader,
            Response.ResponseBuilder done) {
        try {
            return Warnings.on(
                    done, service.accept(tenant, reader.apply(RequestBody.read(body, encoding, IngestService.BODY))));
        } catch (ProblemException e) {
            metrics.refused(e);
            return ConnectError.of(e);
        }
    }
}
