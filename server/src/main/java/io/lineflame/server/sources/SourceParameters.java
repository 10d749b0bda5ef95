package io.lineflame.server.sources;

import io.lineflame.server.http.ProblemException;
import io.lineflame.server.locate.SourceRequest;
import io.lineflame.server.locate.VersionRequest;
import io.lineflame.server.query.QueryParameters;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameters of a question about source. Mistakes in them end the request with 400. */
public final class SourceParameters {

    @QueryParam("service")
    private @Nullable String service;

    @QueryParam("function")
    private @Nullable String function;

    @QueryParam("file")
    private @Nullable String file;

    @QueryParam("path")
    private @Nullable String path;

    @QueryParam("startLine")
    private @Nullable String startLine;

    @QueryParam("repository")
    private @Nullable String repository;

    @QueryParam("commit")
    private @Nullable String commit;

    @QueryParam("rootPath")
    private @Nullable String rootPath;

    /** What is asked for. */
    public SourceRequest request(QueryParameters parameters) {
        VersionRequest version = new VersionRequest(
                given(service),
                parameters.optionalQuery(),
                given(repository),
                given(commit),
                Optional.ofNullable(rootPath));
        Optional<String> known = given(path);
        String name = given(function)
                .or(() -> known.map(inRepository -> ""))
                .orElseThrow(() ->
                        ProblemException.invalidRequest("The parameter function is missing: a function's full name."));
        return new SourceRequest(version, name, given(file).or(() -> known).orElse(""), known);
    }

    /** 1-based; 0 when unknown. */
    int startLine() {
        return given(startLine).map(SourceParameters::line).orElse(0);
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).filter(value -> !value.isBlank());
    }

    private static int line(String text) {
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
