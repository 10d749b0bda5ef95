package io.lineflame.source.mappings;

import io.lineflame.source.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the mapping whose prefix is the longest of those that a name starts with, by whole segments. Costs O(segments of
 * the name, as far as the longest prefix reaches): names may be 64 KiB long and mappings thousands.
 */
final class PrefixIndex {

    private final String separators;
    private final Map<String, List<Mapping>> byPrefix = new HashMap<>();
    private int longest;

    /**
     * An index without mappings.
     *
     * @param separators the characters that segments end at
     */
    PrefixIndex(String separators) {
        this.separators = separators;
    }

    void add(String prefix, Mapping mapping) {
        byPrefix.computeIfAbsent(prefix, key -> new ArrayList<>()).add(mapping);
        longest = Math.max(longest, prefix.length());
    }

    /** The mapping for a name in a language; of equal prefixes the first that was added. */
    Optional<Hit> find(String name, Language language) {
        if (byPrefix.isEmpty()) {
            return Optional.empty();
        }
        for (int end = Math.min(longest, name.length()); end >= 0; end--) {
            if (isEnd(name, end)) {
                Optional<Hit> hit = at(name.substring(0, end), language);
                if (hit.isPresent()) {
                    return hit;
                }
            }
        }
        return Optional.empty();
    }

    private boolean isEnd(String name, int end) {
        return end == 0 || end == name.length() || separators.indexOf(name.charAt(end)) >= 0;
    }

    private Optional<Hit> at(String prefix, Language language) {
        return byPrefix.getOrDefault(prefix, List.of()).stream()
                .filter(mapping -> mapping.speaksOf(language))
                .findFirst()
                .map(mapping -> new Hit(mapping, prefix));
    }

    /** A mapping and the prefix of it that fits. */
    record Hit(Mapping mapping, String prefix) {}
}
