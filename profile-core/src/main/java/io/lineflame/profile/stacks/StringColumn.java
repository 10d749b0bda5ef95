package io.lineflame.profile.stacks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Every different string once, as the bytes that came in. Append-only. */
final class StringColumn {
    private final long seed;
    private byte[] arena = new byte[1024];
    private int[] ends = new int[64];
    private int count;
    private HashIndex index = new HashIndex(64);

    StringColumn(long seed) {
        this.seed = seed;
    }

    int count() {
        return count;
    }

    int intern(byte[] from, int offset, int length) {
        int hash = hash(from, offset, length);
        int id;
        for (int slot = index.first(hash); (id = index.idAt(slot, hash)) != HashIndex.NONE; slot = index.next(slot)) {
            if (id >= 0 && Arrays.equals(arena, start(id), ends[id], from, offset, offset + length)) {
                return id;
            }
        }
        index.add(hash, count);
        return append(from, offset, length);
    }

    private int append(byte[] from, int offset, int length) {
        int start = start(count);
        if (arena.length - start < length) {
            arena = Arrays.copyOf(arena, Math.max(Math.addExact(start, length), HashIndex.larger(arena.length)));
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, HashIndex.larger(count));
        }
        System.arraycopy(from, offset, arena, start, length);
        ends[count] = start + length;
        return count++;
    }

    private int start(int id) {
        return id == 0 ? 0 : ends[id - 1];
    }

    private int hash(byte[] from, int offset, int length) {
        long hash = seed ^ length;
        int at = offset;
        for (int stop = offset + length - 7; at < stop; at += 8) {
            hash = (hash ^ Bits.longAt(from, at)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        for (; at < offset + length; at++) {
            hash = (hash ^ from[at]) * 0x9E3779B97F4A7C15L;
        }
        return HashIndex.mix(hash);
    }

    void writeSince(int from, ByteSink out) {
        out.putVarint(count - from);
        for (int id = from; id < count; id++) {
            int length = ends[id] - start(id);
            out.putVarint(length);
            out.putBytes(arena, start(id), length);
        }
    }

    void read(ByteSource in) {
        int strings = in.count("strings");
        for (int i = 0; i < strings; i++) {
            int length = in.count("bytes of a string");
            int before = count;
            int id = intern(in.bytes(), in.skip(length), length);
            if (id != before) {
                throw in.corrupt("a string comes twice");
            }
        }
    }

    void freeze() {
        arena = Arrays.copyOf(arena, start(count));
        ends = Arrays.copyOf(ends, count);
        index = new HashIndex(0);
    }

    void thaw() {
        index = new HashIndex(count);
        for (int id = 0; id < count; id++) {
            index.add(hash(arena, start(id), ends[id] - start(id)), id);
        }
    }

    Strings view() {
        return new Strings(arena, ends);
    }

    long bytes() {
        return arena.length + 4L * ends.length + index.bytes();
    }

    /** Strings below the count at the time of the view; they never change. */
    static final class Strings {
        private final byte[] arena;
        private final int[] ends;

        private Strings(byte[] arena, int[] ends) {
            this.arena = arena;
            this.ends = ends;
        }

        String text(int id) {
            int start = id == 0 ? 0 : ends[id - 1];
            return new String(arena, start, ends[id] - start, UTF_8);
        }

        boolean isEqual(int id, byte[] utf8) {
            int start = id == 0 ? 0 : ends[id - 1];
            return Arrays.equals(arena, start, ends[id], utf8, 0, utf8.length);
        }
    }
}
