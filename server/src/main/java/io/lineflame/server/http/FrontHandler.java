package io.lineflame.server.http;

import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.MDC;

/** First to see a request: names it, sets the headers every answer has, and sends it to the API or to the pages. */
final class FrontHandler extends Handler.Sequence {

    /** Paths that belong to the API, each alone or with more behind a slash. All others are pages. */
    private static final List<String> API_ROOTS = List.of(
            "/api",
            "/ingest",
            "/push.v1.PusherService",
            "/v1development",
            "/querier.v1.QuerierService",
            "/settings.v1.SettingsService",
            "/capabilities.v1.FeatureFlagsService",
            "/vcs.v1.VCSService",
            "/pyroscope",
            "/healthz",
            "/ready",
            "/metrics",
            "/openapi.json");

    private final Handler api;
    private final Handler pages;
    private final SecurityHeaders headers;
    private final ProblemErrorHandler errors;

    FrontHandler(Handler api, Handler pages, SecurityHeaders headers, ProblemErrorHandler errors) {
        super(api, pages);
        this.api = api;
        this.pages = pages;
        this.headers = headers;
        this.errors = errors;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String id = RequestId.choose(request.getHeaders().get(RequestId.HEADER));
        response.getHeaders().put(RequestId.HEADER, id);
        headers.put(response.getHeaders());
        MDC.put(RequestId.MDC_KEY, id);
        try {
            String path = request.getHttpURI().getCanonicalPath();
            // Clients of gRPC cannot read a page, nor a problem document: what is not there is said in their form.
            if (path == null || !(isApi(path) || GrpcForm.isMeant(request))) {
                return pages.handle(request, response, callback);
            }
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
            if (WrittenAddress.isBroken(request)) {
                errors.write(
                        response,
                        callback,
                        ProblemType.INVALID_REQUEST,
                        "In the address a % stands without two hexadecimal digits behind it; write the sign itself as %25.");
                return true;
            }
            return api.handle(WrittenAddress.repaired(request), response, callback);
        } finally {
            MDC.remove(RequestId.MDC_KEY);
        }
    }

    static boolean isApi(String path) {
        return API_ROOTS.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
    }
}
