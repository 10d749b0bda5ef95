package io.lineflame.server.diffs;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import io.lineflame.profile.ProfileType;
import io.lineflame.profile.view.DifferenceGraph;
import io.lineflame.profile.view.DifferenceTable;
import io.lineflame.source.finder.Origins;
import java.io.IOException;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;

/** Writes a difference, its frames as parallel arrays straight from their columns: no object for a node. */
final class DiffJson implements JsonSerializable {

    private final ProfileType type;
    private final Side a;
    private final Side b;
    private final DifferenceGraph graph;
    private final List<DifferenceTable.Row> rows;
    private final int limit;

    /** Of the functions, {@code limit} are written. */
    DiffJson(ProfileType type, Side a, Side b, DifferenceGraph graph, List<DifferenceTable.Row> rows, int limit) {
        this.type = type;
        this.a = a;
        this.b = b;
        this.graph = graph;
        this.rows = rows;
        this.limit = limit;
    }

    @Override
    public void serialize(JsonGenerator json, SerializerProvider serializers) throws IOException {
        json.writeStartObject();
        json.writeStringField("profileType", type.id());
        json.writeStringField("unit", type.sampleUnit());
        serializers.defaultSerializeField("a", SideJson.of(a), json);
        serializers.defaultSerializeField("b", SideJson.of(b), json);
        writeFunctions(json);
        writeNodes(json);
        writeTruncation(json);
        writeTable(json, serializers);
        json.writeEndObject();
    }

    @Override
    public void serializeWithType(JsonGenerator json, SerializerProvider serializers, TypeSerializer serializer)
            throws IOException {
        serialize(json, serializers);
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
        writeNumbers(json, "inlined", node -> graph.inlined(node) ? 1 : 0);
        writeCosts(json, "a", graph.a());
        writeCosts(json, "b", graph.b());
        json.writeEndObject();
    }

    private void writeCosts(JsonGenerator json, String field, DifferenceGraph.Side side) throws IOException {
        json.writeObjectFieldStart(field);
        writeNumbers(json, "self", side::self);
        writeNumbers(json, "total", side::total);
        writeNumbers(json, "samples", side::samples);
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
        DifferenceGraph.Truncation cut = graph.truncation().get();
        json.writeObjectFieldStart("truncated");
        json.writeNumberField("shownNodes", cut.shownNodes());
        json.writeNumberField("allNodes", cut.allNodes());
        json.writeNumberField("hiddenSelfA", cut.hiddenSelfA());
        json.writeNumberField("hiddenSelfB", cut.hiddenSelfB());
        json.writeEndObject();
    }

    private void writeTable(JsonGenerator json, SerializerProvider serializers) throws IOException {
        json.writeObjectFieldStart("table");
        json.writeNumberField("count", rows.size());
        json.writeBooleanField("truncated", rows.size() > limit);
        json.writeArrayFieldStart("functions");
        for (DifferenceTable.Row row : rows.subList(0, Math.min(limit, rows.size()))) {
            serializers.defaultSerializeValue(RowJson.of(row), json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
