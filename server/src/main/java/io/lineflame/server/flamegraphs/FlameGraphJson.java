package io.lineflame.server.flamegraphs;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import io.lineflame.profile.view.FlameGraph;
import io.lineflame.server.profiles.Selection;
import java.io.IOException;

/** Writes a flame graph as parallel arrays, straight from its columns: no object for a node. */
final class FlameGraphJson implements JsonSerializable {

    private final Selection selection;
    private final FlameGraph graph;

    FlameGraphJson(Selection selection, FlameGraph graph) {
        this.selection = selection;
        this.graph = graph;
    }

    @Override
    public void serialize(JsonGenerator json, SerializerProvider serializers) throws IOException {
        json.writeStartObject();
        json.writeStringField("profileType", selection.type().id());
        json.writeStringField("unit", selection.type().sampleUnit());
        json.writeNumberField("total", selection.total());
        json.writeNumberField("samples", selection.samples());
        new FlameGraphColumns(graph).writeFields(json);
        json.writeNumberField("profiles", selection.profiles());
        serializers.defaultSerializeField("lastSeen", selection.lastSeen(), json);
        serializers.defaultSerializeField("warnings", selection.warnings(), json);
        json.writeEndObject();
    }

    @Override
    public void serializeWithType(JsonGenerator json, SerializerProvider serializers, TypeSerializer type)
            throws IOException {
        serialize(json, serializers);
    }
}
