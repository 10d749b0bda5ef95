package io.lineflame.server.code;

import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.RouteAccess;
import io.lineflame.server.http.RouteAccess.Level;
import io.lineflame.server.query.CountParameter;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.QueryParameters;
import io.lineflame.server.sessions.Viewer;
import io.lineflame.vcs.TreeEntry;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the files and folders of a repository cost. */
@Path("/api/v1/code")
@RouteAccess(Level.PAGES)
@Produces(MediaType.APPLICATION_JSON)
public final class CodeResource implements HttpResource {

    private static final CountParameter LIMIT = new CountParameter("limit", 1_000, 20_000);

    private final CodeService code;
    private final Clock clock;

    @Inject
    CodeResource(CodeService code, Clock clock) {
        this.code = code;
        this.clock = clock;
    }

    @GET
    @Path("/tree")
    public CodeTreeJson tree(
            @Context QueryContext context,
            @Context Viewer viewer,
            @BeanParam QueryParameters parameters,
            @QueryParam("commit") @Nullable String commit,
            @QueryParam("path") @Nullable String path,
            @QueryParam("search") @Nullable String search,
            @QueryParam("limit") @Nullable String limit) {
        return code.tree(
                context,
                viewer,
                question(parameters, commit),
                given(path).map(CodeResource::checked).orElse(""),
                Optional.ofNullable(search),
                LIMIT.parse(limit));
    }

    @GET
    @Path("/file")
    public CodeFileJson file(
            @Context QueryContext context,
            @Context Viewer viewer,
            @BeanParam QueryParameters parameters,
            @QueryParam("commit") @Nullable String commit,
            @QueryParam("path") @Nullable String path,
            @QueryParam("function") @Nullable String function,
            @QueryParam("file") @Nullable String file) {
        CodeQuestion question = question(parameters, commit);
        Optional<String> known = given(path).map(CodeResource::checked);
        if (known.isPresent()) {
            return code.file(context, viewer, question, known.get());
        }
        String name = given(function)
                .orElseThrow(() -> ProblemException.invalidRequest(
                        "The parameter path is missing: a file in the repository; or function, whose file is meant."));
        return code.fileOf(context, viewer, question, name, given(file));
    }

    private CodeQuestion question(QueryParameters parameters, @Nullable String commit) {
        return new CodeQuestion(parameters.query(), parameters.range(clock), given(commit));
    }

    private static String checked(String path) {
        if (!TreeEntry.isPath(path)) {
            throw ProblemException.invalidRequest(
                    "The parameter path is a path from the repository's root, as cart/total.go.");
        }
        return path;
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).filter(value -> !value.isBlank());
    }
}
