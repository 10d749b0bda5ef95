package io.lineflame.server.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lineflame.server.http.Json;
import io.lineflame.server.http.ProblemException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * What a client says about the sample types of its profile. Of all it may say, the display name matters: block and mutex profiles look alike otherwise.
 *
 * @param displayNames by sample type
 */
record SampleTypeConfig(Map<String, String> displayNames) {

    /** What holds when a client sends none: a contention profile is a mutex profile. */
    static final SampleTypeConfig DEFAULT = new SampleTypeConfig(Map.of(
            "samples", "cpu", "goroutine", "goroutines", "contentions", "mutex_count", "delay", "mutex_duration"));

    private static final ObjectMapper MAPPER = Json.mapper();

    SampleTypeConfig {
        displayNames = Map.copyOf(displayNames);
    }

    /** Reads {@code {"contentions":{"display-name":"block_count",...}}}. Throws {@link ProblemException} 400. */
    static SampleTypeConfig parse(byte[] json) {
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (IOException e) {
            throw ProblemException.invalidRequest("The part sample_type_config is not JSON.");
        }
        if (root == null || !root.isObject()) {
            throw ProblemException.invalidRequest("The part sample_type_config is not a JSON object.");
        }
        Map<String, String> names = new HashMap<>();
        root.properties().forEach(entry -> {
            String name = entry.getValue().path("display-name").asText("");
            if (!name.isEmpty()) {
                names.put(entry.getKey(), name);
            }
        });
        return new SampleTypeConfig(names);
    }

    /** The display name, or the sample type itself where there is none. */
    String displayName(String sampleType) {
        return displayNames.getOrDefault(sampleType, sampleType);
    }
}
