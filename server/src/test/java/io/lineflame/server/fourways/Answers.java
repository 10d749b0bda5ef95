package io.lineflame.server.fourways;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lineflame.server.TestServer;
import io.lineflame.server.fixture.Api;
import io.lineflame.server.fourways.PushedProfiles.Range;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a server answers to every question of this test, as text in which equal numbers are equal letters. */
final class Answers {

    private static final String CPU = "process_cpu:cpu:nanoseconds:cpu:nanoseconds";
    private static final String SAMPLES = "process_cpu:samples:count:cpu:nanoseconds";

    private static final List<String> TIMES_AND_COUNTS = List.of("firstSeen", "lastSeen", "profiles");

    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> lines = new TreeMap<>();
    private final Api api;
    private final String service;
    private final PushedProfiles profiles;

    private Answers(TestServer server, String service, PushedProfiles profiles) {
        this.api = new Api(server);
        this.service = service;
        this.profiles = profiles;
    }

    static Answers of(TestServer server, String service, PushedProfiles profiles) {
        Answers answers = new Answers(server, service, profiles);
        for (Range range : Range.values()) {
            answers.askAll(range);
        }
        return answers;
    }

    /** All answers. */
    String text() {
        return text.toString();
    }

    /** Each line of function details: {@code range, version, function@file:line} to {@code self total samples}. */
    Map<String, String> lines() {
        return lines;
    }

    private void askAll(Range range) {
        for (String type : List.of(CPU, SAMPLES)) {
            JsonNode functions = ask(range, "functions", type, "", "limit", "1000");
            write(functions);
            writeFlameGraph(ask(range, "flamegraph", type, "", "maxNodes", "100000"));
            if (type.equals(CPU)) {
                details(range, functions);
            }
        }
        writeFlameGraph(ask(range, "flamegraph", CPU, "eu", "maxNodes", "100000"));
    }

    private void details(Range range, JsonNode functions) {
        for (JsonNode function : functions.path("functions")) {
            for (String version : PushedProfiles.VERSIONS) {
                details(range, function, version);
            }
        }
    }

    private void details(Range range, JsonNode function, String version) {
        String name = function.path("name").asText();
        String file = function.path("file").asText();
        JsonNode details = ask(range, "function-details", CPU, "", "function", name, "file", file, "commit", version);
        write(details);
        for (JsonNode line : details.path("lines")) {
            lines.put(
                    "%s, %s, %s@%s:%s".formatted(range.words(), version, name, file, line.path("line")),
                    line.path("self") + " " + line.path("total") + " " + line.path("samples"));
        }
    }

    private JsonNode ask(Range range, String call, String type, String region, String... more) {
        text.append("\n== %s: %s of %s%s, %s\n"
                .formatted(range.words(), call, type, region.isEmpty() ? "" : " in " + region, String.join(" ", more)));
        String matchers =
                "{service_name=\"" + service + "\"" + (region.isEmpty() ? "" : ",region=\"" + region + "\"") + "}";
        List<String> parameters = new ArrayList<>(List.of(more));
        parameters.addAll(List.of("query", type + matchers));
        parameters.addAll(List.of("from", range.from(profiles.midnight()).toString()));
        parameters.addAll(List.of("until", range.until(profiles.midnight()).toString()));
        JsonNode answer = api.get(call, parameters.toArray(String[]::new));
        answer.findParents("lastSeen").forEach(parent -> ((ObjectNode) parent).remove(TIMES_AND_COUNTS));
        return answer;
    }

    /** A field a row; of lists an element a row. */
    private void write(JsonNode answer) {
        answer.properties().forEach(field -> {
            if (field.getValue().isArray()) {
                field.getValue().forEach(element -> text.append(field.getKey() + " " + element + "\n"));
            } else {
                text.append(field.getKey() + " " + field.getValue() + "\n");
            }
        });
    }

    /** A node a row, in the order of their names: nodes and functions are numbered as they were met. */
    private void writeFlameGraph(JsonNode graph) {
        JsonNode functions = graph.path("functions");
        JsonNode nodes = graph.path("nodes");
        List<String> paths = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        for (int node = 0; node < nodes.path("parent").size(); node++) {
            int parent = nodes.path("parent").path(node).asInt();
            int function = nodes.path("function").path(node).asInt();
            String name = function < 0
                    ? "all"
                    : functions.path("name").path(function).asText() + "@"
                            + functions.path("file").path(function).asText();
            paths.add((parent < 0 ? "" : paths.get(parent) + " > ") + name);
            rows.add("node %s: self %s, total %s, samples %s%s\n"
                    .formatted(
                            paths.get(node),
                            nodes.path("self").path(node),
                            nodes.path("total").path(node),
                            nodes.path("samples").path(node),
                            nodes.path("inlined").path(node).asInt() == 1 ? ", inlined" : ""));
        }
        ((ObjectNode) graph).remove(List.of("functions", "nodes"));
        write(graph);
        rows.stream().sorted(Comparator.naturalOrder()).forEach(text::append);
    }
}
