package io.lineflame.server.demo;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.lineflame.server.http.Json;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * What was recorded, and when it is to have happened; examples/README.md describes the format. All seconds count from the moment of loading.
 *
 * @param rootPath empty: no label
 * @param goVersion what the service was built with, e.g. {@code go1.26.8}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record DemoIndex(
        int format,
        String service,
        String repository,
        String rootPath,
        String goVersion,
        String bundle,
        Place guilty,
        List<Recording> profiles) {

    private static final int FORMAT = 1;

    /** The function to look at. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Place(String ref, String function, String file, int line) {}

    /** One profile and its schedule: from the first second, again and again until the last. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Recording(
            String file,
            String ref,
            String kind,
            Map<String, String> labels,
            int durationSeconds,
            int fromSeconds,
            int untilSeconds,
            int everySeconds) {}

    /** Reads the index from the jar. */
    static DemoIndex read() throws IOException {
        DemoIndex index = Json.mapper().readValue(resource("index.json"), DemoIndex.class);
        if (index.format != FORMAT) {
            throw new IOException("the demo's index has format " + index.format + ", not " + FORMAT);
        }
        return index;
    }

    /** A file of the recording. */
    static byte[] resource(String name) throws IOException {
        try (InputStream in = DemoIndex.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException("the demo's recording has no " + name);
            }
            return in.readAllBytes();
        }
    }
}
