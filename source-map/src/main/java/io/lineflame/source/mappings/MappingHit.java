package io.lineflame.source.mappings;

import io.lineflame.source.LayoutPath;
import java.util.Optional;

/**
 * A mapping that fits a file, and how.
 *
 * @param prefix that fits, as compared
 * @param path the file's name that the prefix fits; empty when it fits the function's name
 */
record MappingHit(Mapping mapping, String prefix, Optional<LayoutPath> path) {

    int length() {
        return prefix.length();
    }
}
