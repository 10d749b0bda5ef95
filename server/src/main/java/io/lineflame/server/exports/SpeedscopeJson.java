package io.lineflame.server.exports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.lineflame.profile.ProfileType;
import io.lineflame.profile.view.FlameGraph;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * A flame graph as a file of speedscope: one sampled profile (github.com/jlfwong/speedscope, src/lib/file-format-spec.ts). A frame is
 * a function in a file: speedscope tells frames with different lines apart, and would show a function once for each.
 */
final class SpeedscopeJson {

    private final ProfileType type;

    SpeedscopeJson(ProfileType type) {
        this.type = type;
    }

    /** Writes the file; the stream stays open. The graph must not be truncated, nor have a value below zero. */
    void write(FlameGraph graph, OutputStream out) throws IOException {
        try (JsonGenerator json =
                new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.writeStartObject();
            json.writeStringField("$schema", "https://www.speedscope.app/file-format-schema.json");
            json.writeStringField("exporter", "lineflame");
            json.writeStringField("name", type.id());
            json.writeNumberField("activeProfileIndex", 0);
            json.writeObjectFieldStart("shared");
            writeFrames(graph, json);
            json.writeEndObject();
            json.writeArrayFieldStart("profiles");
            writeProfile(graph, json);
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void writeFrames(FlameGraph graph, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("frames");
        for (int function = 0; function < graph.functionCount(); function++) {
            json.writeStartObject();
            json.writeStringField("name", graph.functionName(function));
            if (!graph.functionFile(function).isEmpty()) {
                json.writeStringField("file", graph.functionFile(function));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeProfile(FlameGraph graph, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "sampled");
        json.writeStringField("name", type.id());
        json.writeStringField("unit", unit());
        json.writeNumberField("startValue", 0);
        json.writeNumberField("endValue", graph.total(0));
        json.writeArrayFieldStart("samples");
        int[] stack = new int[64];
        int[] depth = new int[graph.nodeCount()];
        for (int node = 0; node < graph.nodeCount(); node++) {
            if (node > 0) {
                depth[node] = depth[graph.parent(node)] + 1;
                if (depth[node] > stack.length) {
                    stack = Arrays.copyOf(stack, 2 * stack.length);
                }
                stack[depth[node] - 1] = graph.function(node);
            }
            if (graph.self(node) != 0) {
                json.writeArray(stack, 0, depth[node]);
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("weights");
        for (int node = 0; node < graph.nodeCount(); node++) {
            if (graph.self(node) != 0) {
                json.writeNumber(graph.self(node));
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The units that speedscope knows; all others are numbers without one. */
    private String unit() {
        return switch (type.sampleUnit()) {
            case "nanoseconds", "microseconds", "milliseconds", "seconds", "bytes" -> type.sampleUnit();
            default -> "none";
        };
    }
}
