package io.lineflame.server.ingest;

import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.RequestBody;
import io.lineflame.server.http.RouteAccess;
import io.lineflame.server.http.RouteAccess.Level;
import io.lineflame.server.http.Tenant;
import io.lineflame.server.http.Warnings;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Takes what the profiling SDKs and agents push: one profile per request, in one of several formats, as the body or as a part of a multipart form. */
@Path("/ingest")
@RouteAccess(Level.INGEST)
public final class IngestResource implements HttpResource {

    private final IngestService service;
    private final IngestMetrics metrics;

    @Inject
    IngestResource(IngestService service, IngestMetrics metrics) {
        this.service = service;
        this.metrics = metrics;
    }

    /** Answers 200 once the profile is committed, with warnings in the body and in headers. The parameter aggregationType says nothing that is not known. */
    @POST
    public Response ingest(
            @Context Tenant tenant,
            @Context UriInfo address,
            @DefaultValue("") @QueryParam("format") String format,
            @DefaultValue("") @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            @DefaultValue("") @HeaderParam(HttpHeaders.CONTENT_ENCODING) String encoding,
            InputStream body) {
        try {
            Optional<IngestFormat> known = IngestFormat.said(format, contentType);
            IngestSaid said = said(address.getQueryParameters());
            byte[] bytes = RequestBody.read(body, encoding, IngestService.BODY);
            IngestFormat actual = known.orElseGet(() -> IngestFormat.ofBytes(bytes));
            List<String> warnings = accept(tenant, said, actual, bytes, contentType);
            return Warnings.on(
                    warnings.isEmpty()
                            ? Response.ok()
                            : Response.ok(String.join("\n", warnings) + "\n", "text/plain; charset=utf-8"),
                    warnings);
        } catch (ProblemException e) {
            metrics.refused(e);
            throw e;
        }
    }

    private List<String> accept(Tenant tenant, IngestSaid said, IngestFormat format, byte[] body, String contentType) {
        return switch (format) {
            case PPROF -> service.accept(tenant, said, SampleTypeConfig.DEFAULT, body);
            case FORM -> acceptForm(tenant, said, MultipartForm.parse(body, contentType));
            case JFR ->
                IngestFormat.isForm(contentType)
                        ? acceptForm(tenant, said, MultipartForm.parse(body, contentType))
                        : service.acceptJfr(tenant, said, body, Optional.empty());
            case GROUPS, LINES, TRIE, TREE, SPEEDSCOPE -> service.acceptText(tenant, said, format, body);
        };
    }

    private List<String> acceptForm(Tenant tenant, IngestSaid said, MultipartForm form) {
        Optional<byte[]> recording = form.part("jfr");
        if (recording.isPresent()) {
            return service.acceptJfr(tenant, said, recording.get(), form.part("labels"));
        }
        if (form.part("prev_profile").isPresent()) {
            throw ProblemException.invalidRequest(
                    "The part prev_profile comes from a client that is too old; update it to one that pushes deltas itself.");
        }
        byte[] profile = form.part("profile")
                .orElseThrow(() -> ProblemException.invalidRequest("The form has no part named profile or jfr."));
        SampleTypeConfig config =
                form.part("sample_type_config").map(SampleTypeConfig::parse).orElse(SampleTypeConfig.DEFAULT);
        return service.accept(tenant, said, config, profile);
    }

    private static IngestSaid said(MultivaluedMap<String, String> parameters) {
        return new IngestSaid(
                AppName.parse(given(parameters, "name").orElse("")),
                given(parameters, "from"),
                given(parameters, "until"),
                given(parameters, "spyName").orElse(""),
                given(parameters, "units").orElse(""),
                given(parameters, "sampleRate"));
    }

    private static Optional<String> given(MultivaluedMap<String, String> parameters, String name) {
        return Optional.ofNullable(parameters.getFirst(name)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
