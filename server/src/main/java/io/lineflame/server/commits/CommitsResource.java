package io.lineflame.server.commits;

import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.RouteAccess;
import io.lineflame.server.http.RouteAccess.Level;
import io.lineflame.server.http.Tenant;
import io.lineflame.server.sessions.Viewer;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts about commits, many at once. */
@Path("/api/v1/commits")
@RouteAccess(Level.PAGES)
@Produces(MediaType.APPLICATION_JSON)
public final class CommitsResource implements HttpResource {

    private static final int MAX_REFS = 200;

    private final CommitsService commits;

    @Inject
    CommitsResource(CommitsService commits) {
        this.commits = commits;
    }

    record CommitsJson(List<CommitJson> commits) {}

    @GET
    public CommitsJson commits(
            @Context Tenant tenant,
            @Context Viewer viewer,
            @QueryParam("repository") @Nullable String repository,
            @QueryParam("service") @Nullable String service,
            @QueryParam("ref") List<String> refs) {
        if (repository == null || repository.isBlank()) {
            throw ProblemException.invalidRequest("The parameter repository is missing: the address of a repository.");
        }
        if (refs.isEmpty() || refs.size() > MAX_REFS) {
            throw ProblemException.invalidRequest(
                    "The parameter ref is given " + refs.size() + " times; it needs 1 to " + MAX_REFS + ".");
        }
        return new CommitsJson(commits.facts(tenant, viewer, service == null ? "" : service, repository, refs));
    }
}
