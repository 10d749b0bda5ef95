package io.lineflame.profile.compat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of a flame graph that are written from their right end. */
final class LevelRows {
    private static final String ROOT = "total";

    private final int numbers;
    private final Map<String, Integer> names = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();

    /** With so many numbers for a node. */
    LevelRows(int numbers) {
        this.numbers = numbers;
    }

    private static final class Row {
        private long[] values = new long[64];
        private int count;

        void add(long value) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = value;
        }
    }

    /** The number of a name. The root's is empty and asked for first. */
    int name(String name) {
        Integer known = names.putIfAbsent(names.isEmpty() ? ROOT : name, names.size());
        return known == null ? names.size() - 1 : known;
    }

    /** Adds a node to a row, left of those that are there; rows begin one after the other. */
    void addOnTheLeft(int level, long... values) {
        if (level == rows.size()) {
            rows.add(new Row());
        }
        for (long value : values) {
            rows.get(level).add(value);
        }
    }

    List<String> names() {
        return List.copyOf(names.keySet());
    }

    /** The rows from left to right, offsets counted from the end of the node before. */
    List<long[]> encoded(int... offsets) {
        return rows.stream().map(row -> encoded(row, offsets)).toList();
    }

    /** With the offset in front of each node. */
    List<long[]> encoded() {
        return encoded(0);
    }

    /** An offset is followed by the total that it ends with. */
    private long[] encoded(Row row, int[] offsets) {
        long[] turned = new long[row.count];
        for (int at = 0; at < row.count; at += numbers) {
            System.arraycopy(row.values, at, turned, row.count - numbers - at, numbers);
        }
        for (int offset : offsets) {
            long end = 0;
            for (int at = offset; at < turned.length; at += numbers) {
                turned[at] -= end;
                end += turned[at] + turned[at + 1];
            }
        }
        return turned;
    }
}
