package io.lineflame.server.pyroscope;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.server.http.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** What a Pyroscope answered. */
final class PeerAnswer {

    private static final int MAX_SHOWN = 300;
    private static final int MAX_ERROR = 64 << 10;

    private final int status;
    private final Optional<String> contentType;
    private final Optional<String> retryAfter;
    private final boolean gzip;
    private final byte[] body;

    private PeerAnswer(
            int status, Optional<String> contentType, Optional<String> retryAfter, boolean gzip, byte[] body) {
        this.status = status;
        this.contentType = contentType;
        this.retryAfter = retryAfter;
        this.gzip = gzip;
        this.body = body;
    }

    static PeerAnswer of(HttpResponse<byte[]> response) {
        return new PeerAnswer(
                response.statusCode(),
                response.headers().firstValue("Content-Type"),
                response.headers().firstValue("Retry-After"),
                response.headers()
                        .firstValue("Content-Encoding")
                        .filter("gzip"::equalsIgnoreCase)
                        .isPresent(),
                response.body());
    }

    int status() {
        return status;
    }

    boolean isGood() {
        return status == 200;
    }

    Optional<String> contentType() {
        return contentType;
    }

    Optional<String> retryAfter() {
        return retryAfter;
    }

    /** As it came: compressed where its header says so. Callers must not write. */
    byte[] body() {
        return body;
    }

    /** Whether there is nothing in it, packed or not. */
    boolean isEmpty() throws IOException {
        return plain(1).length == 0;
    }

    /** The body, unpacked. Never more than {@code limit} bytes. */
    byte[] plain(int limit) throws IOException {
        if (!gzip) {
            return body;
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return in.readNBytes(limit);
        }
    }

    /** The sentence of an error of the Connect protocol, cut; empty when this is none. */
    String message() {
        try {
            JsonNode message = Json.mapper().readTree(plain(MAX_ERROR)).path("message");
            String text = message.asText("").replaceAll("\\p{Cc}", " ").strip();
            return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
        } catch (JacksonException e) {
            return ""; // from something in between, such as a proxy's page
        } catch (IOException e) {
            return "";
        }
    }
}
