package io.lineflame.vcs.github.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One question to the stand-in and what came back; redirects are not followed. */
final class Asked {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final HttpResponse<byte[]> response;

    private Asked(HttpResponse<byte[]> response) {
        this.response = response;
    }

    /** @param headers name, value, name, value */
    static Asked get(String url, String... headers) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url)), headers);
    }

    static Asked post(String url, String body, String... headers) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url)).POST(HttpRequest.BodyPublishers.ofString(body)), headers);
    }

    static Asked delete(String url, String body, String... headers) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(URI.create(url)).method("DELETE", HttpRequest.BodyPublishers.ofString(body)),
                headers);
    }

    int status() {
        return response.statusCode();
    }

    /** Nothing when there is no such header. */
    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** Also with an empty value. */
    boolean has(String header) {
        return response.headers().firstValue(header).isPresent();
    }

    JsonNode json() throws IOException {
        return Json.parse(text());
    }

    String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static Asked send(HttpRequest.Builder request, String... headers) throws IOException, InterruptedException {
        if (headers.length > 0) {
            request.headers(Arrays.copyOf(headers, headers.length));
        }
        return new Asked(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
    }
}
