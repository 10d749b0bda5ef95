package io.lineflame.profile.stacks;

/**
 * A column as it is stored: each number stands for itself times {@code scale}. The array can be longer than the column.
 */
@SuppressWarnings("ArrayRecordComponent") // a shared column, never compared
record Numbers(long[] stored, long scale) {
    static Numbers of(long[] column) {
        return new Numbers(column, 1);
    }

    long[] copy(int size) {
        long[] column = new long[size];
        for (int i = 0; i < size; i++) {
            column[i] = stored[i] * scale;
        }
        return column;
    }
}
