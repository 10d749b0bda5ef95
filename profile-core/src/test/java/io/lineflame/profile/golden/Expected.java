package io.lineflame.profile.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@code go tool pprof} says of one profile and one value type, as a golden file holds it. */
record Expected(String profile, String sampleType, long total, List<Function> functions) {

    /** One function in one file; self and total are called flat and cum there. */
    record Function(
            String name,
            String file,
            long self,
            long total,
            long selfInFile,
            long totalInFile,
            List<Integer> startLines,
            List<Line> lines) {}

    record Line(int line, long self, long total) {}

    static Expected read(Path golden) {
        try {
            JsonNode root = new ObjectMapper().readTree(Files.readAllBytes(golden));
            List<Function> functions = new ArrayList<>();
            root.get("functions").forEach(function -> functions.add(function(function)));
            return new Expected(
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
        node.get("lines").forEach(line -> lines.add(line(line)));
        if (node.has("not_printed_by_list")) {
            node.get("not_printed_by_list").forEach(line -> lines.add(line(line)));
        }
        List<Integer> startLines = new ArrayList<>();
        node.get("start_lines").forEach(line -> startLines.add(line.asInt()));
        return new Function(
                node.get("function").asText(),
                node.get("file").asText(),
                node.get("function_flat").asLong(),
                node.get("function_cum").asLong(),
                node.get("function_file_flat").asLong(),
                node.get("function_file_cum").asLong(),
                startLines,
                lines);
    }

    private static Line line(JsonNode node) {
        return new Line(
                node.get("line").asInt(),
                node.get("flat").asLong(),
                node.get("cum").asLong());
    }
}
