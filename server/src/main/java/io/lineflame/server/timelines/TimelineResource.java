package io.lineflame.server.timelines;

import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.RouteAccess;
import io.lineflame.server.http.RouteAccess.Level;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.QueryParameters;
import io.lineflame.server.query.TimeRange;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cost over time. */
@Path("/api/v1/timeline")
@RouteAccess(Level.PAGES)
@Produces(MediaType.APPLICATION_JSON)
public final class TimelineResource implements HttpResource {

    private static final int AUTOMATIC_POINTS = 200;
    private static final int MAX_POINTS = 11_000;

    private final TimelineService timelines;
    private final Clock clock;

    @Inject
    TimelineResource(TimelineService timelines, Clock clock) {
        this.timelines = timelines;
        this.clock = clock;
    }

    @GET
    public TimelineJson timeline(
            @Context QueryContext context,
            @BeanParam QueryParameters parameters,
            @QueryParam("step") @Nullable String step,
            @QueryParam("groupBy") @Nullable String groupBy) {
        TimeRange range = parameters.range(clock);
        Optional<String> group = Optional.ofNullable(groupBy).filter(label -> !label.isBlank());
        return timelines.timeline(context, parameters.query(), range, step(step, range), group);
    }

    private static Duration step(@Nullable String text, TimeRange range) {
        if (text == null || text.isBlank()) {
            return TimelineStep.automatic(range.length(), AUTOMATIC_POINTS);
        }
        Duration step = QueryParameters.length("step", text);
        long points = TimelineStep.points(range.length(), step);
        if (points > MAX_POINTS) {
            throw ProblemException.invalidRequest("The step " + text + " would make " + points + " points; at most "
                    + MAX_POINTS + " are sent. Make it longer, or leave it out.");
        }
        return step;
    }
}
