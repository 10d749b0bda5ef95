package io.lineflame.server.matches;

import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.RouteAccess;
import io.lineflame.server.http.RouteAccess.Level;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.QueryParameters;
import io.lineflame.server.sessions.Viewer;
import io.lineflame.server.sources.SourceParameters;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;

/** Whether a function's source is what was built. */
@Path("/api/v1/source-match")
@RouteAccess(Level.PAGES)
@Produces(MediaType.APPLICATION_JSON)
public final class MatchResource implements HttpResource {

    private final MatchService matches;
    private final Clock clock;

    @Inject
    MatchResource(MatchService matches, Clock clock) {
        this.matches = matches;
        this.clock = clock;
    }

    @GET
    public MatchJson match(
            @Context QueryContext context,
            @Context Viewer viewer,
            @BeanParam QueryParameters query,
            @BeanParam SourceParameters source,
            @QueryParam("better") @DefaultValue("false") boolean better) {
        MatchQuestion question = new MatchQuestion(query.query(), query.range(clock), source.request(query), better);
        return matches.match(context, viewer, question);
    }
}
