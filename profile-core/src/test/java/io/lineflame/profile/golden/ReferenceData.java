package io.lineflame.profile.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the reference data folder is, if it is there. */
final class ReferenceData {
    private ReferenceData() {}

    static boolean isPresent() {
        return Files.isDirectory(folder().resolve("oracle"));
    }

    static Path folder() {
        String named = System.getProperty("lineflame.reference", System.getenv("LINEFLAME_REFERENCE"));
        if (named != null && !named.isEmpty()) {
            return Path.of(named);
        }
        return Path.of("").toAbsolutePath().resolve("../../shared").normalize();
    }

    /** The golden files of pprof profiles; those of JFR recordings have another form. */
    static List<Path> oracles() throws IOException {
        try (Stream<Path> files = Files.list(folder().resolve("oracle"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.getFileName().toString().startsWith("jfr-"))
                    .sorted()
                    .toList();
        }
    }
}
