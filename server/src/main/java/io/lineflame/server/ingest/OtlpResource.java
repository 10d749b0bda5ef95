package io.lineflame.server.ingest;

import com.google.protobuf.Message;
import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.RequestBody;
import io.lineflame.server.http.RouteAccess;
import io.lineflame.server.http.RouteAccess.Level;
import io.lineflame.server.http.Tenant;
import io.opentelemetry.proto.collector.profiles.v1development.ExportProfilesPartialSuccess;
import io.opentelemetry.proto.collector.profiles.v1development.ExportProfilesServiceResponse;
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
import java.time.Clock;
import java.util.List;

/** Takes profiles by OpenTelemetry's protocol over HTTP, in protobuf or JSON (opentelemetry.io/docs/specs/otlp, "OTLP/HTTP"). */
@Path("/v1development/profiles")
@RouteAccess(Level.INGEST)
public final class OtlpResource implements HttpResource {

    /** Messages take several times the bytes that they come in, and those of JSON many times. */
    private static final RequestBody.Limit PROTO = new RequestBody.Limit(64 << 20, 64 << 20);

    private static final RequestBody.Limit JSON = new RequestBody.Limit(16 << 20, 16 << 20);

    private final IngestService service;
    private final IngestMetrics metrics;
    private final Clock clock;

    @Inject
    OtlpResource(IngestService service, IngestMetrics metrics, Clock clock) {
        this.service = service;
        this.metrics = metrics;
        this.clock = clock;
    }

    @POST
    @Consumes({"application/x-protobuf", "application/protobuf"})
    public Response proto(
            @Context Tenant tenant,
            @DefaultValue("") @HeaderParam(HttpHeaders.CONTENT_ENCODING) String encoding,
            InputStream body) {
        byte[] message = read(encoding, body, PROTO);
        Message answer = export(tenant, () -> OtlpMessage.proto(message), message.length);
        return Response.ok(answer.toByteArray(), "application/x-protobuf").build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response json(
            @Context Tenant tenant,
            @DefaultValue("") @HeaderParam(HttpHeaders.CONTENT_ENCODING) String encoding,
            InputStream body) {
        byte[] message = read(encoding, body, JSON);
        Message answer = export(tenant, () -> OtlpMessage.json(message), message.length);
        return Response.ok(OtlpMessage.toJson(answer), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private byte[] read(String encoding, InputStream body, RequestBody.Limit limit) {
        try {
            return RequestBody.read(body, encoding, limit);
        } catch (ProblemException e) {
            metrics.refused(e);
            throw e;
        }
    }

    /** What cannot be taken is left out and said; where nothing can be taken, the request is refused. */
    private Message export(Tenant tenant, OtlpMessage.Reading reading, long bytes) {
        try {
            OtlpBody body = OtlpBody.read(reading.read(), clock.instant());
            if (!body.profiles().isEmpty()) {
                body = body.with(service.acceptEach(tenant, body.profiles(), bytes));
            } else if (body.refused() > 0) {
                throw new ProblemException(IngestProblems.INVALID_PROFILE, String.join(" ", body.sentences()));
            }
            return answer(body.refused(), body.sentences());
        } catch (ProblemException e) {
            metrics.refused(e);
            throw e;
        }
    }

    /** A message without a number is a warning, as the protocol has it. */
    private static Message answer(int refused, List<String> said) {
        var answer = ExportProfilesServiceResponse.newBuilder();
        if (!said.isEmpty()) {
            answer.setPartialSuccess(ExportProfilesPartialSuccess.newBuilder()
                    .setRejectedProfiles(refused)
                    .setErrorMessage(String.join(" ", said)));
        }
        return answer.build();
    }
}
