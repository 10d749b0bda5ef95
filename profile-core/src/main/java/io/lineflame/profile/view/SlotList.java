package io.lineflame.profile.view;

import java.util.Arrays;

/** Per location of a tree the slots of a {@link CostTable} that a sample through it adds to. Filled location by location. */
final class SlotList {
    private final int[] end;
    private int location;
    private int[] entries = new int[256];
    private int count;

    SlotList(int locations) {
        end = new int[locations];
    }

    /** Samples through the current location touch {@code slot}; those that end there belong to it if {@code self}. */
    void add(int slot, boolean self) {
        if (count == entries.length) {
            entries = Arrays.copyOf(entries, 2 * count);
        }
        entries[count++] = slot << 1 | (self ? 1 : 0);
    }

    void nextLocation() {
        end[location++] = count;
    }

    int start(int of) {
        return of == 0 ? 0 : end[of - 1];
    }

    int end(int of) {
        return end[of];
    }

    int slot(int entry) {
        return entries[entry] >>> 1;
    }

    boolean self(int entry) {
        return (entries[entry] & 1) != 0;
    }
}
