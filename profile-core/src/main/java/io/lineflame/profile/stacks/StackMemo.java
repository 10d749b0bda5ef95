package io.lineflame.profile.stacks;

import java.util.Arrays;

/**
 * Remembers which node a whole stack ended at, so that a stack seen before costs one comparison instead of a walk.
 *
 * <p>Successive profiles of one service share most of their stacks. A cache, no more: when it has grown over its bound it
 * is dropped whole, and fills again within one profile.
 */
final class StackMemo {
    private static final int MOST_FRAMES = 2 << 20;

    private int[] frames = new int[1024];
    private int[] ends = new int[64];
    private int[] nodes = new int[64];
    private int count;
    private HashIndex index = new HashIndex(64);

    /** The node of a stack; -1 when it is not known. */
    int find(int[] stack, int length, int hash) {
        int id;
        for (int slot = index.first(hash); (id = index.idAt(slot, hash)) != HashIndex.NONE; slot = index.next(slot)) {
            if (id >= 0 && Arrays.equals(frames, start(id), ends[id], stack, 0, length)) {
                return nodes[id];
            }
        }
        return -1;
    }

    void add(int[] stack, int length, int hash, int node) {
        if (start(count) + length > MOST_FRAMES) {
            drop();
        }
        int start = start(count);
        if (frames.length - start < length) {
            frames = Arrays.copyOf(frames, Math.max(start + length, 2 * frames.length));
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
            nodes = Arrays.copyOf(nodes, 2 * count);
        }
        System.arraycopy(stack, 0, frames, start, length);
        ends[count] = start + length;
        nodes[count] = node;
        index.add(hash, count++);
    }

    void drop() {
        frames = new int[1024];
        ends = new int[64];
        nodes = new int[64];
        count = 0;
        index = new HashIndex(64);
    }

    private int start(int id) {
        return id == 0 ? 0 : ends[id - 1];
    }

    long bytes() {
        return 4L * frames.length + 8L * ends.length + index.bytes();
    }
}
