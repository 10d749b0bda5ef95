package io.lineflame.server.exports;

import com.google.re2j.Pattern;
import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.RouteAccess;
import io.lineflame.server.http.RouteAccess.Level;
import io.lineflame.server.http.Warnings;
import io.lineflame.server.profiles.ServiceVersion;
import io.lineflame.server.query.CheckedPattern;
import io.lineflame.server.query.CountParameter;
import io.lineflame.server.query.ProfileQuery;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.QueryParameters;
import io.lineflame.server.query.QuerySyntaxException;
import io.lineflame.server.query.StackParameter;
import io.lineflame.server.sessions.Viewer;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Profiles added up, as a file for other tools. */
@Path("/api/v1/profile")
@RouteAccess(Level.DOWNLOAD)
public final class ProfileResource implements HttpResource {

    private static final CountParameter MAX_NODES = new CountParameter("maxNodes", 80, 1_000_000);

    private final ExportService exports;
    private final Clock clock;

    @Inject
    ProfileResource(ExportService exports, Clock clock) {
        this.exports = exports;
        this.clock = clock;
    }

    @GET
    public Response profile(
            @Context QueryContext context,
            @Context Viewer viewer,
            @BeanParam QueryParameters parameters,
            @QueryParam("stack") List<String> stack,
            @QueryParam("commit") @Nullable String commit,
            @QueryParam("format") @Nullable String format,
            @QueryParam("function") @Nullable String function,
            @QueryParam("maxNodes") @Nullable String maxNodes) {
        ExportFormat asked = ExportFormat.parse(format);
        ExportQuestion question = new ExportQuestion(
                parameters.query(),
                parameters.range(clock),
                StackParameter.parse(stack),
                given(commit),
                given(function).map(ProfileResource::pattern),
                given(maxNodes).map(MAX_NODES::parse));
        ExportService.Export export = exports.export(context, viewer, asked, question);
        StreamingOutput body = export.file()::write;
        return Warnings.on(
                Response.ok(body, asked.mediaType())
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                "attachment; filename=\"" + fileName(question.query()) + "." + asked.extension()
                                        + "\""),
                export.warnings());
    }

    private static Pattern pattern(String regex) {
        try {
            return CheckedPattern.compile("The parameter function", regex, 0);
        } catch (QuerySyntaxException e) {
            throw ProblemException.invalidRequest(String.valueOf(e.getMessage()));
        }
    }

    /** The service and the sample type, in letters that every file system takes. */
    private static String fileName(ProfileQuery query) {
        String service = query.only(ServiceVersion.SERVICE_LABEL).orElse("profile");
        return (service + "-" + query.type().sampleType()).replaceAll("[^A-Za-z0-9._-]+", "_");
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).filter(value -> !value.isBlank());
    }
}
