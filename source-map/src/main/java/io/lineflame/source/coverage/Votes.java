package io.lineflame.source.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which folders files of one prefix were found in, or could be. A prefix has a mapping to propose when one folder holds
 * more of its files than any other.
 */
final class Votes {

    private final Map<MappingText, Set<String>> files = new LinkedHashMap<>();

    /** One more file that a mapping would find. */
    void add(MappingText mapping, String file) {
        files.computeIfAbsent(mapping, key -> new HashSet<>()).add(file);
    }

    /** The mappings whose folder has no equal, most files first. */
    List<MappingText> winners() {
        Map<String, List<MappingText>> byPrefix = new HashMap<>();
        files.keySet()
                .forEach(mapping -> byPrefix.computeIfAbsent(mapping.prefix(), key -> new ArrayList<>())
                        .add(mapping));
        return files.keySet().stream()
                .filter(mapping -> byPrefix.getOrDefault(mapping.prefix(), List.of()).stream()
                        .allMatch(other -> other.equals(mapping) || count(other) < count(mapping)))
                .sorted(Comparator.comparingInt(this::count).reversed())
                .toList();
    }

    private int count(MappingText mapping) {
        return files.getOrDefault(mapping, Set.of()).size();
    }
}
