package io.lineflame.source.python;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.lineflame.source.search.TableFile;
import java.util.Set;

/** The table {@code standard-modules.txt} beside this class, read once. */
final class StandardModules {

    private static final Set<String> NAMES = TableFile.rows(StandardModules.class, "standard-modules.txt", 1).stream()
            .map(row -> row.get(0))
            .collect(toUnmodifiableSet());

    private StandardModules() {}

    /** Whether a path's first segment, {@code json} or {@code contextlib.py}, is a module of the standard library. */
    static boolean holds(String segment) {
        int dot = segment.indexOf('.');
        return NAMES.contains(dot < 0 ? segment : segment.substring(0, dot));
    }
}
