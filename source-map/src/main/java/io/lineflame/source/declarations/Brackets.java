package io.lineflame.source.declarations;

import java.util.Arrays;

/**
 * Which bracket closes which, in text without comments and literals. Curly brackets outweigh the
 * others: where a round or square one was left open, its block ends it. O(length), whatever the text.
 */
final class Brackets {

    private static final int ROUND = 0;
    private static final int SQUARE = 1;
    private static final int CURLY = 2;

    private final int[] partner;
    /** The brackets that are open, outermost first, and which was the last of each kind before each. */
    private final int[] open;

    private final int[] before;
    private final int[] last = {-1, -1, -1};
    private int depth;

    private Brackets(int length, int brackets) {
        partner = new int[length];
        Arrays.fill(partner, -1);
        open = new int[brackets];
        before = new int[3 * brackets];
    }

    /** Brackets without a partner are left out. */
    static Brackets of(char[] code) {
        int count = 0;
        for (char c : code) {
            count += "([{".indexOf(c) >= 0 ? 1 : 0;
        }
        Brackets brackets = new Brackets(code.length, count);
        for (int i = 0; i < code.length; i++) {
            int opened = "([{".indexOf(code[i]);
            int closed = ")]}".indexOf(code[i]);
            if (opened >= 0) {
                brackets.push(opened, i);
            } else if (closed >= 0 && brackets.last[closed] >= 0) {
                brackets.close(brackets.last[closed], i);
            }
        }
        return brackets;
    }

    /** The bracket that belongs to the one at a position; -1 if none does. */
    int partner(int position) {
        return position >= 0 && position < partner.length ? partner[position] : -1;
    }

    private void push(int kind, int position) {
        System.arraycopy(last, 0, before, 3 * depth, 3);
        open[depth] = position;
        if (kind == CURLY) {
            // what was left open outside of a block cannot be closed in it
            last[ROUND] = -1;
            last[SQUARE] = -1;
        }
        last[kind] = depth++;
    }

    private void close(int index, int position) {
        partner[open[index]] = position;
        partner[position] = open[index];
        depth = index;
        System.arraycopy(before, 3 * index, last, 0, 3);
    }
}
