package io.lineflame.source.go;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The table {@code hosts-with-owners.txt} beside this class, read once: data about Go's module paths, kept out of the code. */
final class HostsWithOwners {
    private static final Set<String> NAMES = read();

    private HostsWithOwners() {}

    static boolean contains(String host) {
        return NAMES.contains(host);
    }

    private static Set<String> read() {
        try (InputStream table = Objects.requireNonNull(
                HostsWithOwners.class.getResourceAsStream("hosts-with-owners.txt"), "hosts-with-owners.txt")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("The table of hosts cannot be read from the jar.", e);
        }
    }
}
