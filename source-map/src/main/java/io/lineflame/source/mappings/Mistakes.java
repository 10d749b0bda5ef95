package io.lineflame.source.mappings;

import java.util.ArrayList;
import java.util.List;

/** Collects the mistakes of one file, up to a number that a person may want to read. */
final class Mistakes {

    private static final int SHOWN = 100;

    private final String file;
    private final List<MappingMistake> all = new ArrayList<>();

    Mistakes(String file) {
        this.file = file;
    }

    /** Notes a mistake in a line, 1-based. */
    void add(int line, String reason) {
        if (all.size() < SHOWN) {
            all.add(new MappingMistake(file, line, reason));
        } else if (all.size() == SHOWN) {
            all.add(new MappingMistake(file, line, "There are more mistakes below, which are not listed."));
        }
    }

    List<MappingMistake> all() {
        return List.copyOf(all);
    }
}
