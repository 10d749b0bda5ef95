package io.lineflame.profile.stacks;

/**
 * Open addressing from 32-bit hashes to ids, which are counted from 0.
 *
 * <p>A slot holds {@code hash << 32 | id + 1}: most strangers are told apart without looking at what the id stands for.
 * Look-up is a loop at the caller, so that no comparison goes through a lambda:
 * <pre>{@code
 * for (int slot = index.first(hash); (id = index.idAt(slot, hash)) != NONE; slot = index.next(slot)) {
 *     if (id >= 0 && same(id)) return id;
 * }
 * }</pre>
 */
final class HashIndex {
    static final int NONE = -1;
    static final int STRANGER = -2;

    private long[] slots;
    private int size;

    HashIndex(int expected) {
        slots = new long[Math.max(16, Integer.highestOneBit(Math.max(1, expected)) << 2)];
    }

    int first(int hash) {
        return spread(hash) & slots.length - 1;
    }

    int next(int slot) {
        return slot + 1 & slots.length - 1;
    }

    int idAt(int slot, int hash) {
        long entry = slots[slot];
        if (entry == 0) {
            return NONE;
        }
        return (int) (entry >>> 32) == hash ? (int) entry - 1 : STRANGER;
    }

    void add(int hash, int id) {
        if (2 * ++size > slots.length) {
            grow();
        }
        insert((long) hash << 32 | id + 1);
    }

    long bytes() {
        return 8L * slots.length;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        for (long entry : old) {
            if (entry != 0) {
                insert(entry);
            }
        }
    }

    private void insert(long entry) {
        int slot = first((int) (entry >>> 32));
        while (slots[slot] != 0) {
            slot = next(slot);
        }
        slots[slot] = entry;
    }

    private static int spread(int hash) {
        return hash ^ hash >>> 15;
    }

    /** The next size of a full column that an index leads into. */
    static int larger(int size) {
        return Math.addExact(Math.max(16, size), size >> 1);
    }

    /** A good hash of 64 bits, for callers. */
    static int mix(long value) {
        long mixed = value * 0x9E3779B97F4A7C15L;
        mixed ^= mixed >>> 32;
        mixed *= 0xD6E8FEB86659FD93L;
        return (int) (mixed >>> 32);
    }
}
