package io.lineflame.profile.stacks;

import java.util.Arrays;

/**
 * Gives nodes dense numbers, their slots, in the order in which they first occur. Pages of {@value #PAGE} nodes are made when one
 * of them occurs, so that a damaged block cannot claim memory for a tree that there is not.
 */
final class NodeSlots {
    private static final int BITS = 10;
    private static final int PAGE = 1 << BITS;
    private static final int[] NO_PAGE = {};

    /** A slot plus one; 0 is none. */
    private int[][] pages = new int[16][];

    private int made;
    private int count;

    NodeSlots() {
        Arrays.fill(pages, NO_PAGE);
    }

    int count() {
        return count;
    }

    /** Writes the slots of the first nodes, new ones where they have none. */
    void of(int[] nodes, int size, int[] slots) {
        for (int i = 0; i < size; i++) {
            int[] page = page(nodes[i] >>> BITS);
            int slot = page[nodes[i] & PAGE - 1];
            if (slot == 0) {
                slot = ++count;
                page[nodes[i] & PAGE - 1] = slot;
            }
            slots[i] = slot - 1;
        }
    }

    private int[] page(int number) {
        if (number >= pages.length) {
            int before = pages.length;
            pages = Arrays.copyOf(pages, Math.max(number + 1, 2 * before));
            Arrays.fill(pages, before, pages.length, NO_PAGE);
        }
        if (pages[number].length == 0) {
            pages[number] = new int[PAGE];
            made++;
        }
        return pages[number];
    }

    /** All nodes that have a slot, ascending. */
    int[] nodes() {
        int[] nodes = new int[count];
        int found = 0;
        for (int number = 0; number < pages.length; number++) {
            int[] page = pages[number];
            for (int at = 0; at < page.length; at++) {
                if (page[at] != 0) {
                    nodes[found++] = number << BITS | at;
                }
            }
        }
        return nodes;
    }

    /** No node has a slot any more; the pages stay. */
    void clear() {
        for (int[] page : pages) {
            Arrays.fill(page, 0);
        }
        count = 0;
    }

    long bytes() {
        return 4L * pages.length + 4L * PAGE * made;
    }
}
