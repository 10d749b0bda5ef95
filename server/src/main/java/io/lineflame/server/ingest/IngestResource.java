package io.lineflame.server.ingest;

import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.ProblemType;
import io.lineflame.server.http.RequestBody;
import io.lineflame.server.http.RouteAccess;
import io.lineflame.server.http.RouteAccess.Level;
import io.lineflame.server.http.Tenant;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes what the profiling SDKs push: one pprof profile per request, as the body or as a part of a multipart form. */
@Path("/ingest")
@RouteAccess(Level.INGEST)
public final class IngestResource implements HttpResource {

    /** What clients call a body of plain bytes. The form type is what curl's --data-binary says when nobody says otherwise. */
    private static final Set<String> RAW_TYPES = Set.of(
            "",
            "application/octet-stream",
            "binary/octet-stream",
            "application/gzip",
            "application/x-gzip",
            "application/zstd",
            "application/protobuf",
            "application/x-protobuf",
            "application/vnd.google.protobuf",
            "application/x-www-form-urlencoded");

    private static final Set<String> LATER_FORMATS = Set.of("jfr", "lines", "groups", "trie", "tree", "speedscope");

    private final IngestService service;
    private final IngestMetrics metrics;

    @Inject
    IngestResource(IngestService service, IngestMetrics metrics) {
        this.service = service;
        this.metrics = metrics;
    }

    /** Answers 200 once the profile is committed, with warnings in the body and in headers. The parameters units, sampleRate and aggregationType say nothing that pprof does not say itself. */
    @POST
    public Response ingest(
            @Context Tenant tenant,
            @DefaultValue("") @QueryParam("name") String name,
            @QueryParam("from") @Nullable String from,
            @QueryParam("until") @Nullable String until,
            @DefaultValue("") @QueryParam("spyName") String spy,
            @DefaultValue("") @QueryParam("format") String format,
            @DefaultValue("") @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            @DefaultValue("") @HeaderParam(HttpHeaders.CONTENT_ENCODING) String encoding,
            InputStream body) {
        try {
            checkFormat(format);
            var said = new IngestService.Said(AppName.parse(name), given(from), given(until), spy);
            boolean multipart = isMultipart(contentType);
            List<String> warnings = accept(
                    tenant, said, RequestBody.read(body, encoding, IngestService.BODY), multipart ? contentType : "");
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

    private List<String> accept(Tenant tenant, IngestService.Said said, byte[] body, String multipartType) {
        if (multipartType.isEmpty()) {
            return service.accept(tenant, said, SampleTypeConfig.DEFAULT, body);
        }
        MultipartForm form = MultipartForm.parse(body, multipartType);
        if (form.part("jfr").isPresent()) {
            throw notYet("jfr");
        }
        if (form.part("prev_profile").isPresent()) {
            throw ProblemException.invalidRequest(
                    "The part prev_profile comes from a client that is too old; update it to one that pushes deltas itself.");
        }
        byte[] profile = form.part("profile")
                .orElseThrow(() -> ProblemException.invalidRequest("The form has no part named profile."));
        SampleTypeConfig config =
                form.part("sample_type_config").map(SampleTypeConfig::parse).orElse(SampleTypeConfig.DEFAULT);
        return service.accept(tenant, said, config, profile);
    }

    private static Optional<String> given(@Nullable String parameter) {
        return Optional.ofNullable(parameter).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static void checkFormat(String format) {
        String known = format.strip().toLowerCase(Locale.ROOT);
        if (LATER_FORMATS.contains(known)) {
            throw notYet(known);
        }
        if (!known.isEmpty() && !known.equals("pprof")) {
            throw new ProblemException(
                    IngestProblems.UNSUPPORTED_FORMAT,
                    "The format \"" + LabelRules.shown(format) + "\" is not known; send pprof.");
        }
    }

    private static ProblemException notYet(String format) {
        return new ProblemException(
                IngestProblems.UNSUPPORTED_FORMAT, "The format " + format + " is not yet accepted; send pprof.");
    }

    private static boolean isMultipart(String contentType) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (type.equals("multipart/form-data")) {
            return true;
        }
        if (!RAW_TYPES.contains(type)) {
            throw new ProblemException(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "The Content-Type \"" + LabelRules.shown(type)
                            + "\" is not taken here; send pprof as application/octet-stream or as multipart/form-data.");
        }
        return false;
    }
}
