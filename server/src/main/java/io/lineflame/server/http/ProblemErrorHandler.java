package io.lineflame.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.MDC;

/** Writes what goes wrong below Jersey (a request line that is not HTTP, a header that is too long) as a problem document too. */
final class ProblemErrorHandler implements Request.Handler {

    private final ObjectMapper mapper = Json.mapper();
    private final SecurityHeaders headers;

    ProblemErrorHandler(SecurityHeaders headers) {
        this.headers = headers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        ProblemType type = ProblemType.ofStatus(response.getStatus());
        headers.put(response.getHeaders());
        String named = response.getHeaders().get(RequestId.HEADER);
        String id = named == null ? RequestId.choose(request.getHeaders().get(RequestId.HEADER)) : named;
        response.getHeaders().put(RequestId.HEADER, id);
        MDC.put(RequestId.MDC_KEY, id);
        try {
            write(response, callback, type, detail(type));
        } finally {
            MDC.remove(RequestId.MDC_KEY);
        }
        return true;
    }

    private static String detail(ProblemType type) {
        return switch (type.status()) {
            case 414 -> "The address is too long; address and headers may have 32 KiB.";
            case 431 -> "The headers are too long; address and headers may have 32 KiB.";
            case 505 -> "The request is not HTTP/1.1, the version that is spoken here.";
            default -> type.status() >= 500 ? ProblemMapper.internal() : "The request could not be read as HTTP.";
        };
    }

    void write(Response response, Callback callback, ProblemType type, String detail) {
        write(response, callback, type, ProblemJson.MEDIA_TYPE, ProblemJson.of(type, detail, List.of()));
    }

    /** That there is no room, in the words of the Connect protocol. */
    void writeConnectBusy(Response response, Callback callback, String detail) {
        Map<String, String> error = Map.of("code", "resource_exhausted", "message", detail);
        write(response, callback, ProblemType.TOO_BUSY, "application/json", error);
    }

    private void write(Response response, Callback callback, ProblemType type, String mediaType, Object document) {
        response.setStatus(type.status());
        response.getHeaders().put(new HttpField(HttpHeader.CONTENT_TYPE, mediaType));
        response.getHeaders().put(new HttpField(HttpHeader.CACHE_CONTROL, "no-store"));
        try {
            response.write(true, ByteBuffer.wrap(mapper.writeValueAsBytes(document)), callback);
        } catch (JsonProcessingException e) {
            callback.failed(e);
        }
    }
}
