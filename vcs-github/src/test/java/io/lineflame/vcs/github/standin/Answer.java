package io.lineflame.vcs.github.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back: not yet dressed with the headers that every answer of the API carries. */
final class Answer {

    static final String JSON = "application/json; charset=utf-8";

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    Answer(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body;
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    static Answer of(int status, String contentType, byte[] body) {
        return new Answer(status, Map.of("Content-Type", contentType), body);
    }

    static Answer json(JsonNode body) {
        return of(200, JSON, Json.bytes(body));
    }

    static Answer html(int status, String body) {
        return of(status, "text/html; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }

    static Answer nothing() {
        return new Answer(204, Map.of(), new byte[0]);
    }

    static Answer redirect(String to) {
        return new Answer(302, Map.of("Location", to), new byte[0]);
    }

    /** The API's form of a refusal. */
    static Answer refused(int status, String message, String documentation) {
        return of(
                status,
                JSON,
                Json.bytes(Json.object()
                        .put("message", message)
                        .put("documentation_url", documentation)
                        .put("status", Integer.toString(status))));
    }

    static Answer notFound(String documentation) {
        return refused(404, "Not Found", "https://docs.github.com/rest/" + documentation);
    }

    static Answer badCredentials() {
        return refused(401, "Bad credentials", "https://docs.github.com/rest");
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }
}
