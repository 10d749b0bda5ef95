package io.lineflame.source.python;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;

/** The table {@code standard-modules.txt} beside this class, read once. */
final class StandardModules {

    private static final Set<String> NAMES = read();

    private StandardModules() {}

    /** Whether a path's first segment, {@code json} or {@code contextlib.py}, is a module of the standard library. */
    static boolean holds(String segment) {
        int dot = segment.indexOf('.');
        return NAMES.contains(dot < 0 ? segment : segment.substring(0, dot));
    }

    private static Set<String> read() {
        try (InputStream table = Objects.requireNonNull(
                StandardModules.class.getResourceAsStream("standard-modules.txt"), "standard-modules.txt")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("The table of standard modules cannot be read from the jar.", e);
        }
    }
}
