package io.lineflame.profile.stacks;

/** The symbols of a tree as they were at one moment; safe for many threads while the tree grows on. */
@SuppressWarnings("ArrayRecordComponent") // shared columns, never compared
record SymbolView(
        StringColumn.Strings strings,
        int[] functionStart,
        int[] functionKey,
        int keys,
        int[] keyName,
        int[] keyFile,
        int locations,
        int[] lineEnd,
        long[] line) {
    int lineStart(int location) {
        return location == 0 ? 0 : lineEnd[location - 1];
    }
}
