package io.lineflame.server.compat.render;

import io.lineflame.profile.ProfileType;
import io.lineflame.server.compat.querier.MergeQuestion;
import io.lineflame.server.compat.querier.MergedStacks;
import io.lineflame.server.compat.querier.NodeLimit;
import io.lineflame.server.compat.querier.QuerierQuestion;
import io.lineflame.server.connect.ConnectCode;
import io.lineflame.server.connect.ConnectError;
import io.lineflame.server.connect.ConnectException;
import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.RouteAccess;
import io.lineflame.server.http.RouteAccess.Level;
import io.lineflame.server.query.QueryContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** One flame graph with its timeline, and two flame graphs in one. Errors are worded as the Connect protocol words them, as a Pyroscope does here. */
@Path("/pyroscope")
@RouteAccess(Level.CLIENT)
public final class RenderResource implements HttpResource {

    private static final MediaType DOT = MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8");

    private final MergedStacks stacks;
    private final RenderTimelines timelines;
    private final Clock clock;

    @Inject
    RenderResource(MergedStacks stacks, RenderTimelines timelines, Clock clock) {
        this.stacks = stacks;
        this.timelines = timelines;
        this.clock = clock;
    }

    @GET
    @Path("/render")
    public Response render(@Context QueryContext context, @Context UriInfo address) {
        RenderParameters parameters = new RenderParameters(address.getQueryParameters(), clock);
        return answered(() -> {
            QuerierQuestion question = parameters.question("query", "from", "until");
            return parameters.text("format").filter("dot"::equals).isPresent()
                    ? dot(context, parameters, question)
                    : flamebearer(context, parameters, question);
        });
    }

    @GET
    @Path("/render-diff")
    public Response renderDiff(@Context QueryContext context, @Context UriInfo address) {
        RenderParameters parameters = new RenderParameters(address.getQueryParameters(), clock);
        return answered(() -> {
            QuerierQuestion left = parameters.question("leftQuery", "leftFrom", "leftUntil");
            QuerierQuestion right = parameters.question("rightQuery", "rightFrom", "rightUntil");
            ProfileType type = left.query().type();
            if (!type.equals(right.query().type())) {
                throw new ConnectException(
                        ConnectCode.INVALID_ARGUMENT,
                        "Profiles of different types cannot be compared: " + type.id() + " on the left, "
                                + right.query().type().id() + " on the right.");
            }
            return json(FlamebearerJson.of(
                    type,
                    stacks.diff(
                            context,
                            MergeQuestion.of(left),
                            MergeQuestion.of(right),
                            NodeLimit.drawn(parameters.maxNodes()))));
        });
    }

    private Response dot(QueryContext context, RenderParameters parameters, QuerierQuestion question) {
        int functions = NodeLimit.dot(parameters.maxNodes());
        return Response.ok(stacks.dot(context, MergeQuestion.of(question), functions), DOT)
                .build();
    }

    private Response flamebearer(QueryContext context, RenderParameters parameters, QuerierQuestion question) {
        Optional<String> groupBy = parameters.text("groupBy");
        boolean average = parameters.text("aggregation").filter("avg"::equals).isPresent();
        long maxNodes = NodeLimit.drawn(parameters.maxNodes());
        RenderTimelines.Drawn timeline = timelines.draw(context, question, groupBy, average);
        return json(FlamebearerJson.of(
                question.query().type(),
                stacks.levels(context, MergeQuestion.of(question), maxNodes),
                timeline.all(),
                timeline.groups()));
    }

    private static Response json(FlamebearerJson flamebearer) {
        return Response.ok(flamebearer, MediaType.APPLICATION_JSON_TYPE).build();
    }

    private static Response answered(Supplier<Response> work) {
        try {
            return work.get();
        } catch (ConnectException e) {
            return ConnectError.of(e);
        } catch (ProblemException e) {
            return ConnectError.of(e);
        }
    }
}
