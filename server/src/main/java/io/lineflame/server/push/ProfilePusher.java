package io.lineflame.server.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.server.http.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Pushes pprof files to a server's {@code /ingest}, as an SDK would. Safe for many threads. */
public final class ProfilePusher {

    private static final String BOUNDARY = "lineflame-form";
    private static final String BLOCK_CONFIG =
            "{\"contentions\":{\"display-name\":\"block_count\"},\"delay\":{\"display-name\":\"block_duration\"}}";

    private final URI server;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    public ProfilePusher(URI server) {
        this.server = server;
    }

    /**
     * What belongs to a profile file.
     *
     * @param labels besides the service's name; values without comma and braces
     * @param from empty: as the profile says
     * @param block a contention profile of Go's block profiler; without it one is taken for mutex
     */
    public record Push(
            String service,
            Map<String, String> labels,
            Optional<Instant> from,
            Optional<Instant> until,
            boolean block) {

        public Push {
            labels = Map.copyOf(labels);
        }
    }

    /** Returns when the server has stored the profile. Throws {@link IOException} with a sentence when it has not. */
    public void push(byte[] profile, Push push) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address(push))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(form(profile, push.block)))
                .build();
        HttpResponse<String> answer;
        try {
            answer = client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IOException("no answer from " + server + "; is a server running there?", e);
        }
        if (answer.statusCode() != 200) {
            throw new IOException(server + " refused it (" + answer.statusCode() + "): " + reason(answer.body()));
        }
    }

    /** The sentence of a problem document; what was sent, where that is none. */
    private static String reason(String body) {
        try {
            JsonNode detail = Json.mapper().readTree(body).path("detail");
            return detail.isTextual() ? detail.asText() : body;
        } catch (JsonProcessingException e) {
            return body;
        }
    }

    private URI address(Push push) {
        String labels = new TreeMap<>(push.labels)
                .entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .collect(Collectors.joining(","));
        StringBuilder query = new StringBuilder("ingest?name=")
                .append(URLEncoder.encode(push.service + "{" + labels + "}", StandardCharsets.UTF_8));
        push.from.ifPresent(time -> query.append("&from=").append(time.toEpochMilli()));
        push.until.ifPresent(time -> query.append("&until=").append(time.toEpochMilli()));
        String base = server.toString();
        return URI.create(base + (base.endsWith("/") ? "" : "/") + query);
    }

    private static byte[] form(byte[] profile, boolean block) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(profile.length + 512);
        part(out, "profile", profile);
        if (block) {
            part(out, "sample_type_config", BLOCK_CONFIG.getBytes(StandardCharsets.UTF_8));
        }
        out.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    private static void part(ByteArrayOutputStream out, String name, byte[] content) {
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        out.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(content);
        out.write('\r');
        out.write('\n');
    }
}
