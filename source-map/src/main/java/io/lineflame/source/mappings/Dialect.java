package io.lineflame.source.mappings;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a mapping file may say, by its name. */
enum Dialect {
    /** Version 1 of what Grafana Pyroscope reads. */
    PYROSCOPE(".pyroscope.yaml", false),
    /** The same, and repositories of any host by their address. */
    LINEFLAME(".lineflame.yaml", true);

    private final String fileName;
    private final boolean anyHost;

    Dialect(String fileName, boolean anyHost) {
        this.fileName = fileName;
        this.anyHost = anyHost;
    }

    /** The dialect of a file; anything that is not Pyroscope's is ours. */
    static Dialect of(String file) {
        return file.endsWith(PYROSCOPE.fileName) ? PYROSCOPE : LINEFLAME;
    }

    String fileName() {
        return fileName;
    }

    /** The keys below {@code source}. */
    Set<String> sourceKeys() {
        Set<String> keys = new LinkedHashSet<>();
        keys.add("local");
        keys.addAll(Providers.names());
        if (anyHost) {
            keys.addAll(List.of("repository", "ref", "path"));
        }
        return keys;
    }
}
