package io.lineflame.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Real profiles from the reference data folder: {@code -Dlineflame.reference}, {@code LINEFLAME_REFERENCE}, or a folder
 * {@code shared} beside the checkout.
 */
final class ReferenceProfiles {
    /** 7 798 samples, 40 624 nodes: the profile that the limits for one breakdown are set on. */
    static final Path GO_COMPILE = folder().resolve("profiles/go-compile-1.23.pgo");

    private ReferenceProfiles() {}

    private static Path folder() {
        String named = System.getProperty("lineflame.reference", System.getenv("LINEFLAME_REFERENCE"));
        if (named != null && !named.isEmpty()) {
            return Path.of(named);
        }
        Path here = Path.of("").toAbsolutePath();
        Path root = Files.exists(here.resolve("benchmarks"))
                ? here
                : here.resolve("..").normalize();
        return root.resolveSibling("shared");
    }

    /** A file of the folder {@code profiles}. */
    static Path named(String file) {
        return folder().resolve("profiles").resolve(file);
    }
}
