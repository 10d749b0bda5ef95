package io.lineflame.server.sources;

import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.Tenant;
import io.lineflame.server.query.QueryParameters;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/** A function's source at its commit. */
@Path("/api/v1/source")
@Produces(MediaType.APPLICATION_JSON)
public final class SourceResource implements HttpResource {

    private final SourceService sources;

    @Inject
    SourceResource(SourceService sources) {
        this.sources = sources;
    }

    @GET
    public SourceJson source(@Context Tenant tenant, @Context UriInfo uri, @BeanParam QueryParameters parameters) {
        MultivaluedMap<String, String> given = uri.getQueryParameters();
        String function = text(given, "function")
                .orElseThrow(() ->
                        ProblemException.invalidRequest("The parameter function is missing: a function's full name."));
        return sources.source(
                tenant,
                new SourceRequest(
                        text(given, "service"),
                        parameters.optionalQuery(),
                        function,
                        text(given, "file").orElse(""),
                        text(given, "startLine").map(SourceResource::startLine).orElse(0),
                        text(given, "repository"),
                        text(given, "commit"),
                        Optional.ofNullable(given.getFirst("rootPath"))));
    }

    private static Optional<String> text(MultivaluedMap<String, String> given, String name) {
        return Optional.ofNullable(given.getFirst(name)).filter(value -> !value.isBlank());
    }

    private static int startLine(String text) {
        try {
            int line = Integer.parseInt(text.strip());
            if (line >= 0) {
                return line;
            }
        } catch (NumberFormatException e) {
            // Said below, with the same sentence as a negative number.
        }
        throw ProblemException.invalidRequest("The parameter startLine is a line number, or 0 when it is unknown.");
    }
}
