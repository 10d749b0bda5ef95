package io.lineflame.benchmarks.servers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lineflame.benchmarks.load.HttpConnection;
import io.lineflame.benchmarks.load.HttpConnection.Answer;
import io.lineflame.benchmarks.load.Kind;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Lineflame's own API. */
public final class LineflameQueries implements Queries {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Override
    public Sum sum(HttpConnection connection, String service, Kind kind, Instant from, Instant until)
            throws IOException {
        String path = "/api/v1/flamegraph?maxNodes=1&" + selection(query(service, kind), from, until);
        JsonNode graph = json(connection, path);
        return new Sum(graph.path("profiles").asLong(), graph.path("total").asLong());
    }

    /** One total for each second of a process; {@link Long#MIN_VALUE} where no profile starts. */
    public long[] course(
            HttpConnection connection, String service, String instance, Kind kind, Instant from, Instant until)
            throws IOException {
        String query = kind.profileType() + "{service_name=\"" + service + "\", instance=\"" + instance + "\"}";
        JsonNode series = json(connection, "/api/v1/timeline?step=1s&" + selection(query, from, until))
                .path("series");
        JsonNode points = series.path(0).path("points");
        long[] totals = new long[points.size()];
        for (int point = 0; point < totals.length; point++) {
            totals[point] = points.get(point).isNull()
                    ? Long.MIN_VALUE
                    : points.get(point).asLong();
        }
        return totals;
    }

    @Override
    public int functionDetails(
            HttpConnection connection, String service, Kind kind, Instant from, Instant until, String function)
            throws IOException {
        return ask(
                        connection,
                        "/api/v1/function-details?" + selection(query(service, kind), from, until) + "&function="
                                + encoded(function))
                .length;
    }

    @Override
    public int flameGraph(HttpConnection connection, String service, Kind kind, Instant from, Instant until)
            throws IOException {
        return ask(connection, "/api/v1/flamegraph?maxNodes=8192&" + selection(query(service, kind), from, until))
                .length;
    }

    /** The functions with the largest totals, the largest first. */
    public List<String> functions(
            HttpConnection connection, String service, Kind kind, Instant from, Instant until, int limit)
            throws IOException {
        String path = "/api/v1/functions?sort=total&limit=" + limit + "&";
        List<String> names = new ArrayList<>();
        json(connection, path + selection(query(service, kind), from, until))
                .path("functions")
                .forEach(function -> names.add(function.path("name").asText()));
        return names;
    }

    /** Any path of the server; throws when the answer is not 200. */
    public byte[] ask(HttpConnection connection, String path) throws IOException {
        Answer answer = connection.get(path);
        if (answer.status() != 200) {
            throw new IOException("Lineflame answered " + answer.status() + " to " + path + ": " + answer.text());
        }
        return answer.body();
    }

    private JsonNode json(HttpConnection connection, String path) throws IOException {
        return MAPPER.readTree(ask(connection, path));
    }

    private static String query(String service, Kind kind) {
        return kind.profileType() + "{service_name=\"" + service + "\"}";
    }

    private static String selection(String query, Instant from, Instant until) {
        return "query=" + encoded(query) + "&from=" + from + "&until=" + until;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
