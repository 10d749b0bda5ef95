package io.lineflame.server.compat.querier;

import com.google.protobuf.Message;
import io.lineflame.server.connect.ConnectCall;
import io.lineflame.server.connect.ConnectForm;
import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.RequestBody;
import io.lineflame.server.http.RouteAccess;
import io.lineflame.server.http.RouteAccess.Level;
import io.lineflame.server.query.QueryContext;
import io.lineflame.wire.google.Profile;
import io.lineflame.wire.querier.DiffRequest;
import io.lineflame.wire.querier.SelectMergeProfileRequest;
import io.lineflame.wire.querier.SelectMergeSpanProfileRequest;
import io.lineflame.wire.querier.SelectMergeStacktracesRequest;
import io.lineflame.wire.querier.SelectMergeStacktracesResponse;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.function.BiFunction;

/** The calls of {@code querier.v1.QuerierService} that are answered with stacks added up. */
@Path("/querier.v1.QuerierService")
@Consumes({ConnectForm.PROTO_TYPE, MediaType.APPLICATION_JSON})
@RouteAccess(Level.CLIENT)
public final class MergeResource implements HttpResource {

    /** A question is some names, conditions, ids and times. */
    private static final RequestBody.Limit LIMIT = new RequestBody.Limit(1 << 20, 1 << 20);

    private final MergeService merge;

    @Inject
    MergeResource(MergeService merge) {
        this.merge = merge;
    }

    @POST
    @Path("/SelectMergeStacktraces")
    public Response selectMergeStacktraces(
            @Context QueryContext context, @Context HttpHeaders headers, InputStream body) {
        return new ConnectCall(headers, body, LIMIT)
                .answerEncoded(
                        SelectMergeStacktracesRequest.getDefaultInstance(),
                        SelectMergeStacktracesResponse.getDefaultInstance(),
                        asked -> merge.stacktraces(context, asked));
    }

    @POST
    @Path("/SelectMergeProfile")
    public Response selectMergeProfile(@Context QueryContext context, @Context HttpHeaders headers, InputStream body) {
        return new ConnectCall(headers, body, LIMIT)
                .answerEncoded(
                        SelectMergeProfileRequest.getDefaultInstance(),
                        Profile.getDefaultInstance(),
                        asked -> merge.profile(context, asked));
    }

    @POST
    @Path("/SelectMergeSpanProfile")
    public Response selectMergeSpanProfile(
            @Context QueryContext context, @Context HttpHeaders headers, InputStream body) {
        return answer(context, headers, body, SelectMergeSpanProfileRequest.getDefaultInstance(), merge::spanProfile);
    }

    @POST
    @Path("/Diff")
    public Response diff(@Context QueryContext context, @Context HttpHeaders headers, InputStream body) {
        return answer(context, headers, body, DiffRequest.getDefaultInstance(), merge::diff);
    }

    private static <Q extends Message> Response answer(
            QueryContext context,
            HttpHeaders headers,
            InputStream body,
            Q prototype,
            BiFunction<QueryContext, Q, ? extends Message> work) {
        return new ConnectCall(headers, body, LIMIT).answer(prototype, asked -> work.apply(context, asked));
    }
}
