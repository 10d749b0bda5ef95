package io.lineflame.server.programs;

import io.lineflame.server.config.Config;
import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.ProblemType;
import io.lineflame.server.http.RouteAccess;
import io.lineflame.server.http.RouteAccess.Level;
import io.lineflame.server.http.Tenant;
import io.lineflame.server.programs.TokensJson.MadeTokenJson;
import io.lineflame.server.programs.TokensJson.NewTokenJson;
import io.lineflame.server.programs.TokensJson.TokenJson;
import io.lineflame.server.sessions.Administrators;
import io.lineflame.server.sessions.Viewer;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tokens of programs that push or read: to look at, to make and to revoke. */
@Path("/api/v1/tokens")
@RouteAccess(Level.PAGES)
@Produces(MediaType.APPLICATION_JSON)
public final class TokensResource implements HttpResource {

    private final TokensService tokens;
    private final TokenKeepers keepers;
    private final Config config;

    @Inject
    TokensResource(TokensService tokens, TokenKeepers keepers, Config config) {
        this.tokens = tokens;
        this.keepers = keepers;
        this.config = config;
    }

    /** Whoever may see the pages learns whether tokens are asked for; which ones there are is for those who may make them. */
    @GET
    public TokensJson list(@Context Tenant tenant, @Context Viewer viewer) {
        Optional<String> refusal = keepers.refusal(viewer);
        List<TokenJson> shown = refusal.isPresent()
                ? List.of()
                : tokens.of(tenant).stream().map(TokenJson::of).toList();
        return new TokensJson(
                config.ingestTokens(), config.access().needsLogin(), refusal.isEmpty(), refusal.orElse(null), shown);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Context Tenant tenant, @Context Viewer viewer, @Nullable NewTokenJson wanted) {
        requireKeeper(viewer);
        if (wanted == null) {
            throw ProblemException.invalidRequest("The body is missing: name, scopes, expiresInDays.");
        }
        MadeTokenJson made = tokens.create(tenant, viewer, wanted);
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(made)
                .build();
    }

    /** 404 also for one of another tenant. */
    @DELETE
    @Path("{id}")
    public Response revoke(@Context Tenant tenant, @Context Viewer viewer, @PathParam("id") long id) {
        requireKeeper(viewer);
        if (!tokens.revoke(tenant, viewer, id)) {
            throw new ProblemException(
                    ProblemType.NOT_FOUND, "There is no such token; it may have been revoked already.");
        }
        return Response.noContent().build();
    }

    private void requireKeeper(Viewer viewer) {
        keepers.refusal(viewer).ifPresent(words -> {
            throw new ProblemException(Administrators.NOT_YOURS, words);
        });
    }
}
