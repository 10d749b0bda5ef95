package io.lineflame.server.compat.querier;

import com.google.protobuf.Message;
import io.lineflame.server.connect.ConnectCall;
import io.lineflame.server.connect.ConnectForm;
import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.RequestBody;
import io.lineflame.server.http.RouteAccess;
import io.lineflame.server.http.RouteAccess.Level;
import io.lineflame.server.query.QueryContext;
import io.lineflame.wire.querier.AnalyzeQueryRequest;
import io.lineflame.wire.querier.ProfileTypesRequest;
import io.lineflame.wire.querier.SelectHeatmapRequest;
import io.lineflame.wire.querier.SelectSeriesRequest;
import io.lineflame.wire.querier.SeriesRequest;
import io.lineflame.wire.types.GetProfileStatsRequest;
import io.lineflame.wire.types.LabelNamesRequest;
import io.lineflame.wire.types.LabelValuesRequest;
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

/** The calls of {@code querier.v1.QuerierService} that are answered with lists and totals, not with stacks. */
@Path("/querier.v1.QuerierService")
@Consumes({ConnectForm.PROTO_TYPE, MediaType.APPLICATION_JSON})
@RouteAccess(Level.CLIENT)
public final class QuerierResource implements HttpResource {

    /** A question is some names, conditions and times. */
    private static final RequestBody.Limit LIMIT = new RequestBody.Limit(1 << 20, 1 << 20);

    private final CatalogService catalog;
    private final TotalsService totals;
    private final HeatmapService heatmaps;

    @Inject
    QuerierResource(CatalogService catalog, TotalsService totals, HeatmapService heatmaps) {
        this.catalog = catalog;
        this.totals = totals;
        this.heatmaps = heatmaps;
    }

    @POST
    @Path("/ProfileTypes")
    public Response profileTypes(@Context QueryContext context, @Context HttpHeaders headers, InputStream body) {
        return answer(context, headers, body, ProfileTypesRequest.getDefaultInstance(), catalog::profileTypes);
    }

    @POST
    @Path("/LabelNames")
    public Response labelNames(@Context QueryContext context, @Context HttpHeaders headers, InputStream body) {
        return answer(context, headers, body, LabelNamesRequest.getDefaultInstance(), catalog::labelNames);
    }

    @POST
    @Path("/LabelValues")
    public Response labelValues(@Context QueryContext context, @Context HttpHeaders headers, InputStream body) {
        return answer(context, headers, body, LabelValuesRequest.getDefaultInstance(), catalog::labelValues);
    }

    @POST
    @Path("/Series")
    public Response series(@Context QueryContext context, @Context HttpHeaders headers, InputStream body) {
        return answer(context, headers, body, SeriesRequest.getDefaultInstance(), catalog::series);
    }

    @POST
    @Path("/SelectSeries")
    public Response selectSeries(@Context QueryContext context, @Context HttpHeaders headers, InputStream body) {
        return answer(context, headers, body, SelectSeriesRequest.getDefaultInstance(), totals::select);
    }

    @POST
    @Path("/SelectHeatmap")
    public Response selectHeatmap(@Context QueryContext context, @Context HttpHeaders headers, InputStream body) {
        return answer(context, headers, body, SelectHeatmapRequest.getDefaultInstance(), heatmaps::select);
    }

    @POST
    @Path("/GetProfileStats")
    public Response getProfileStats(@Context QueryContext context, @Context HttpHeaders headers, InputStream body) {
        GetProfileStatsRequest prototype = GetProfileStatsRequest.getDefaultInstance();
        return answer(context, headers, body, prototype, (who, asked) -> catalog.stats(who));
    }

    @POST
    @Path("/AnalyzeQuery")
    public Response analyzeQuery(@Context QueryContext context, @Context HttpHeaders headers, InputStream body) {
        return answer(context, headers, body, AnalyzeQueryRequest.getDefaultInstance(), catalog::analyze);
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
