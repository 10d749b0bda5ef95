package io.lineflame.profile.stacks;

import java.util.Arrays;

/**
 * Every different string, function and location of a tree, once. Append-only, one writer.
 *
 * <p>A function is (name, file, start line); functions that differ in the start line only (the same function in two
 * commits) share a <i>key</i>, which is what people mean by a function and what views add by. A location is the list of
 * its (function, line), innermost first; its address is gone, so the same line reached by two instructions is one location.
 */
final class Symbols {
    final StringColumn strings;

    private int functions;
    private int[] functionName = new int[64];
    private int[] functionFile = new int[64];
    private int[] functionStart = new int[64];
    private int[] functionKey = new int[64];
    private HashIndex functionIndex = new HashIndex(64);

    private int keys;
    private int[] keyName = new int[64];
    private int[] keyFile = new int[64];
    private HashIndex keyIndex = new HashIndex(64);

    private int locations;
    private int[] lineEnd = new int[64];
    private int lines;
    private long[] line = new long[128];
    private HashIndex locationIndex = new HashIndex(64);

    Symbols(long seed) {
        strings = new StringColumn(seed);
    }

    int functions() {
        return functions;
    }

    int locations() {
        return locations;
    }

    int internFunction(int name, int file, int startLine) {
        int hash = functionHash(name, file, startLine);
        int id;
        for (int slot = functionIndex.first(hash);
                (id = functionIndex.idAt(slot, hash)) != HashIndex.NONE;
                slot = functionIndex.next(slot)) {
            if (id >= 0 && functionName[id] == name && functionFile[id] == file && functionStart[id] == startLine) {
                return id;
            }
        }
        functionIndex.add(hash, functions);
        return appendFunction(name, file, startLine);
    }

    private static int functionHash(int name, int file, int startLine) {
        return HashIndex.mix((long) name << 32 ^ (long) file << 16 ^ startLine);
    }

    private int appendFunction(int name, int file, int startLine) {
        int id = functions;
        if (id == functionName.length) {
            resizeFunctions(HashIndex.larger(id));
        }
        functionName[id] = name;
        functionFile[id] = file;
        functionStart[id] = startLine;
        functionKey[id] = internKey(name, file);
        return functions++;
    }

    private void resizeFunctions(int size) {
        functionName = Arrays.copyOf(functionName, size);
        functionFile = Arrays.copyOf(functionFile, size);
        functionStart = Arrays.copyOf(functionStart, size);
        functionKey = Arrays.copyOf(functionKey, size);
    }

    private int internKey(int name, int file) {
        int hash = keyHash(name, file);
        int id;
        for (int slot = keyIndex.first(hash);
                (id = keyIndex.idAt(slot, hash)) != HashIndex.NONE;
                slot = keyIndex.next(slot)) {
            if (id >= 0 && keyName[id] == name && keyFile[id] == file) {
                return id;
            }
        }
        keyIndex.add(hash, keys);
        if (keys == keyName.length) {
            keyName = Arrays.copyOf(keyName, HashIndex.larger(keys));
            keyFile = Arrays.copyOf(keyFile, keyName.length);
        }
        keyName[keys] = name;
        keyFile[keys] = file;
        return keys++;
    }

    private static int keyHash(int name, int file) {
        return HashIndex.mix((long) name << 32 | file);
    }

    /** The location of these lines ({@code function << 32 | line}, innermost first). */
    int internLocation(long[] from, int count) {
        int hash = locationHash(from, 0, count);
        int id;
        for (int slot = locationIndex.first(hash);
                (id = locationIndex.idAt(slot, hash)) != HashIndex.NONE;
                slot = locationIndex.next(slot)) {
            if (id >= 0 && Arrays.equals(line, lineStart(id), lineEnd[id], from, 0, count)) {
                return id;
            }
        }
        locationIndex.add(hash, locations);
        return appendLocation(from, count);
    }

    private static int locationHash(long[] lines, int start, int end) {
        long mixed = (long) end - start;
        for (int i = start; i < end; i++) {
            mixed = (mixed ^ lines[i]) * 0x9E3779B97F4A7C15L;
            mixed ^= mixed >>> 29;
        }
        return HashIndex.mix(mixed);
    }

    private int appendLocation(long[] from, int count) {
        if (locations == lineEnd.length) {
            lineEnd = Arrays.copyOf(lineEnd, HashIndex.larger(locations));
        }
        if (line.length - lines < count) {
            line = Arrays.copyOf(line, Math.max(lines + count, HashIndex.larger(line.length)));
        }
        System.arraycopy(from, 0, line, lines, count);
        lines += count;
        lineEnd[locations] = lines;
        return locations++;
    }

    private int lineStart(int location) {
        return location == 0 ? 0 : lineEnd[location - 1];
    }

    void writeSince(TreeMark mark, ByteSink out) {
        strings.writeSince(mark.strings(), out);
        out.putVarint(functions - mark.functions());
        for (int id = mark.functions(); id < functions; id++) {
            out.putVarint(functionName[id]);
            out.putVarint(functionFile[id]);
            out.putVarint(functionStart[id]);
        }
        out.putVarint(locations - mark.locations());
        for (int id = mark.locations(); id < locations; id++) {
            out.putVarint(lineEnd[id] - lineStart(id));
            for (int i = lineStart(id); i < lineEnd[id]; i++) {
                out.putVarint(line[i] >>> 32);
                out.putVarint(line[i] & Integer.MAX_VALUE);
            }
        }
    }

    void read(ByteSource in) {
        strings.read(in);
        int newFunctions = in.count("functions");
        for (int i = 0; i < newFunctions; i++) {
            int before = functions;
            int name = in.below(strings.count(), "a function's name");
            int file = in.below(strings.count(), "a function's file");
            if (internFunction(name, file, in.below(Integer.MAX_VALUE, "a start line")) != before) {
                throw in.corrupt("a function comes twice");
            }
        }
        int newLocations = in.count("locations");
        for (int i = 0; i < newLocations; i++) {
            readLocation(in);
        }
    }

    private void readLocation(ByteSource in) {
        int count = in.count("lines of a location");
        long[] read = new long[count];
        for (int i = 0; i < count; i++) {
            long function = in.below(functions, "the function of a line");
            read[i] = function << 32 | in.below(Integer.MAX_VALUE, "a line");
        }
        int before = locations;
        if (count == 0 || internLocation(read, count) != before) {
            throw in.corrupt("a location is empty or comes twice");
        }
    }

    /** Gives back the indices and the room in the arrays. Nothing may be added before {@link #thaw}. */
    void freeze() {
        strings.freeze();
        resizeFunctions(functions);
        keyName = Arrays.copyOf(keyName, keys);
        keyFile = Arrays.copyOf(keyFile, keys);
        lineEnd = Arrays.copyOf(lineEnd, locations);
        line = Arrays.copyOf(line, lines);
        functionIndex = new HashIndex(0);
        keyIndex = new HashIndex(0);
        locationIndex = new HashIndex(0);
    }

    void thaw() {
        strings.thaw();
        functionIndex = new HashIndex(functions);
        for (int id = 0; id < functions; id++) {
            functionIndex.add(functionHash(functionName[id], functionFile[id], functionStart[id]), id);
        }
        keyIndex = new HashIndex(keys);
        for (int id = 0; id < keys; id++) {
            keyIndex.add(keyHash(keyName[id], keyFile[id]), id);
        }
        locationIndex = new HashIndex(locations);
        for (int id = 0; id < locations; id++) {
            locationIndex.add(locationHash(line, lineStart(id), lineEnd[id]), id);
        }
    }

    SymbolView view() {
        return new SymbolView(
                strings.view(), functionStart, functionKey, keys, keyName, keyFile, locations, lineEnd, line);
    }

    long bytes() {
        return strings.bytes()
                + 16L * functionName.length
                + 8L * keyName.length
                + 4L * lineEnd.length
                + 8L * line.length
                + functionIndex.bytes()
                + keyIndex.bytes()
                + locationIndex.bytes();
    }
}
