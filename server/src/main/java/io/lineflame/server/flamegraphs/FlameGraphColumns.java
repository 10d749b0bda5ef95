package io.lineflame.server.flamegraphs;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import io.lineflame.profile.view.FlameGraph;
import io.lineflame.source.finder.Origins;
import java.io.IOException;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;

/** What a flame graph consists of, as sent: its functions, its nodes, and what was cut. */
public final class FlameGraphColumns implements JsonSerializable {

    private final FlameGraph graph;

    public FlameGraphColumns(FlameGraph graph) {
        this.graph = graph;
    }

    @Override
    public void serialize(JsonGenerator json, SerializerProvider serializers) throws IOException {
        json.writeStartObject();
        writeFields(json);
        json.writeEndObject();
    }

    @Override
    public void serializeWithType(JsonGenerator json, SerializerProvider serializers, TypeSerializer type)
            throws IOException {
        serialize(json, serializers);
    }

    /** Into the object that is being written. */
    void writeFields(JsonGenerator json) throws IOException {
        writeFunctions(json);
        writeNodes(json);
        writeTruncation(json);
    }

    private void writeFunctions(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("functions");
        writeTexts(json, "name", graph::functionName);
        writeTexts(json, "file", graph::functionFile);
        json.writeArrayFieldStart("startLine");
        for (int index = 0; index < graph.functionCount(); index++) {
            json.writeNumber(graph.functionStartLine(index));
        }
        json.writeEndArray();
        writeTexts(
                json,
                "origin",
                index -> Origins.of(graph.functionName(index), graph.functionFile(index))
                        .id());
        json.writeEndObject();
    }

    private void writeTexts(JsonGenerator json, String field, IntFunction<String> column) throws IOException {
        json.writeArrayFieldStart(field);
        for (int index = 0; index < graph.functionCount(); index++) {
            json.writeString(column.apply(index));
        }
        json.writeEndArray();
    }

    private void writeNodes(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("nodes");
        writeNumbers(json, "parent", graph::parent);
        writeNumbers(json, "function", graph::function);
        writeNumbers(json, "self", graph::self);
        writeNumbers(json, "total", graph::total);
        writeNumbers(json, "samples", graph::samples);
        writeNumbers(json, "inlined", node -> graph.inlined(node) ? 1 : 0);
        json.writeEndObject();
    }

    private void writeNumbers(JsonGenerator json, String field, IntToLongFunction column) throws IOException {
        json.writeArrayFieldStart(field);
        for (int node = 0; node < graph.nodeCount(); node++) {
            json.writeNumber(column.applyAsLong(node));
        }
        json.writeEndArray();
    }

    private void writeTruncation(JsonGenerator json) throws IOException {
        if (graph.truncation().isEmpty()) {
            json.writeNullField("truncated");
            return;
        }
        FlameGraph.Truncation cut = graph.truncation().get();
        json.writeObjectFieldStart("truncated");
        json.writeNumberField("shownNodes", cut.shownNodes());
        json.writeNumberField("allNodes", cut.allNodes());
        json.writeNumberField("hiddenSelf", cut.hiddenSelf());
        json.writeEndObject();
    }
}
