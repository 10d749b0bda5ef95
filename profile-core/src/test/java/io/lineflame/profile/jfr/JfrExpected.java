package io.lineflame.profile.jfr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the JDK's {@code jfr} tool says of one recording and one kind of event, as a golden file holds it. */
record JfrExpected(String recording, String sampleType, long total, List<Function> functions) {

    /** @param name before generated names are merged */
    record Function(String name, long self, long total, List<Line> lines) {}

    record Line(int line, long self, long total) {}

    static JfrExpected read(Path golden) {
        try {
            JsonNode root = new ObjectMapper().readTree(Files.readAllBytes(golden));
            List<Function> functions = new ArrayList<>();
            root.get("functions").forEach(node -> functions.add(function(node)));
            return new JfrExpected(
                    root.get("profile").asText(),
                    root.get("sample_type").asText(),
                    root.get("total").asLong(),
                    functions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Function function(JsonNode node) {
        List<Line> lines = new ArrayList<>();
        node.get("lines")
                .forEach(line -> lines.add(new Line(
                        line.get("line").asInt(),
                        line.get("flat").asLong(),
                        line.get("cum").asLong())));
        return new Function(
                node.get("function").asText(),
                node.get("function_flat").asLong(),
                node.get("function_cum").asLong(),
                lines);
    }
}
