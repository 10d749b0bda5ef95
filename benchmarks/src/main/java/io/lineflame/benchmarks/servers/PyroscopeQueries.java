package io.lineflame.benchmarks.servers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.CodedOutputStream;
import io.lineflame.benchmarks.load.HttpConnection;
import io.lineflame.benchmarks.load.HttpConnection.Answer;
import io.lineflame.benchmarks.load.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The calls that Grafana's data source makes, in protobuf: the cheapest form there is. */
final class PyroscopeQueries implements Queries {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String CALLS = "/querier.v1.QuerierService/";

    @Override
    public Sum sum(HttpConnection connection, String service, Kind kind, Instant from, Instant until)
            throws IOException {
        String body =
                "{\"profileTypeID\":\"" + kind.profileType() + "\",\"labelSelector\":\"{service_name=\\\"" + service
                        + "\\\"}\",\"start\":" + from.toEpochMilli() + ",\"end\":" + (until.toEpochMilli() - 1)
                        + ",\"maxNodes\":8}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        JsonNode answer = MAPPER.readTree(ask(connection, "SelectMergeStacktraces", "application/json", bytes));
        return new Sum(-1, answer.path("flamegraph").path("total").asLong());
    }

    @Override
    public int functionDetails(
            HttpConnection connection, String service, Kind kind, Instant from, Instant until, String function)
            throws IOException {
        byte[] request = request(service, kind, from, until, 0);
        return ask(connection, "SelectMergeProfile", "application/proto", request).length;
    }

    @Override
    public int flameGraph(HttpConnection connection, String service, Kind kind, Instant from, Instant until)
            throws IOException {
        byte[] request = request(service, kind, from, until, 8_192);
        return ask(connection, "SelectMergeStacktraces", "application/proto", request).length;
    }

    /** A message {@code SelectMergeProfileRequest} or {@code SelectMergeStacktracesRequest}: both number their fields alike. */
    private static byte[] request(String service, Kind kind, Instant from, Instant until, int maxNodes)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.writeString(1, kind.profileType());
        out.writeString(2, "{service_name=\"" + service + "\"}");
        out.writeInt64(3, from.toEpochMilli());
        out.writeInt64(4, until.toEpochMilli() - 1);
        if (maxNodes > 0) {
            out.writeInt64(5, maxNodes);
        }
        out.flush();
        return bytes.toByteArray();
    }

    private static byte[] ask(HttpConnection connection, String call, String type, byte[] body) throws IOException {
        Answer answer = connection.post(CALLS + call, type, body);
        if (answer.status() != 200) {
            throw new IOException("Pyroscope answered " + answer.status() + " to " + call + ": " + answer.text());
        }
        return answer.body();
    }
}
