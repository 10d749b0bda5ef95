package io.lineflame.source.search;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a lock file says: which versions of a package were installed. Filled by one reader, then only read. */
public final class PinnedVersions {

    private final Map<String, Set<String>> byName = new HashMap<>();

    /** Adds a version of a package. */
    public void add(String name, String version) {
        byName.computeIfAbsent(name, key -> new TreeSet<>()).add(version);
    }

    /** The version of a package; empty when it is not named, or when several are and nothing tells which ran. */
    public Optional<String> of(String name) {
        Set<String> versions = byName.getOrDefault(name, Set.of());
        return versions.size() == 1 ? versions.stream().findFirst() : Optional.empty();
    }
}
