package io.lineflame.profile.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lineflame.profile.pprof.PprofException;
import io.lineflame.profile.pprof.PprofLimits;
import java.util.Arrays;

/**
 * Reads a trie of stacks. A node is: the length of its part of the text, that part, a number, how many children follow, and the
 * children. The parts from the root to a node, one behind the other, are a stack whose frames stand apart by semicolons; a part
 * may end within a frame, even within a character. Source: {@code transporttrie} of Grafana Pyroscope.
 */
final class TrieReader {

    private final byte[] body;
    private final NodeCursor cursor;
    private final StackCollector stacks;
    private final PprofLimits limits;
    private byte[] text = new byte[256];
    private int length;
    private long lengthOfAll;

    TrieReader(byte[] body, StackCollector stacks, PprofLimits limits) {
        this.body = body;
        this.cursor = new NodeCursor(body);
        this.stacks = stacks;
        this.limits = limits;
    }

    /** Goes on to the end of the body: several roots may follow each other. */
    void read() throws PprofException {
        Ancestors ancestors = new Ancestors();
        while (cursor.hasMore() || !ancestors.isEmpty()) {
            int before = length;
            append();
            long number = cursor.number("a node's number");
            long children = cursor.number("a node's count of children");
            if (number > 0) {
                lengthOfAll += length;
                if (lengthOfAll > limits.rawBytes()) {
                    throw StackCollector.tooLarge(
                            "Its stacks as text have more than " + limits.rawBytes() + " bytes, which is the limit");
                }
                stacks.add(new String(text, 0, length, UTF_8), number);
            }
            length = ancestors.after(before, children, length);
        }
    }

    private void append() throws PprofException {
        long size = cursor.number("the length of a node's text");
        int start = cursor.skip(size, "a node's text");
        int grown = length + (int) size; // both lie within one body
        if (grown > text.length) {
            text = Arrays.copyOf(text, Math.max(grown, 2 * text.length));
        }
        System.arraycopy(body, start, text, length, (int) size);
        length = grown;
    }

    /** The nodes whose children are being read: how long the text was before each, and how many children are to come. */
    private static final class Ancestors {

        /** A stack of text is made of few parts: each is shared with other stacks. */
        private static final int DEEPEST = 1 << 16;

        private int[] lengthBefore = new int[64];
        private long[] left = new long[64];
        private int count;

        boolean isEmpty() {
            return count == 0;
        }

        /** How much of the text the next node goes on from. */
        int after(int before, long children, int length) throws PprofException {
            if (children > 0) {
                if (count == DEEPEST) {
                    throw StackCollector.tooLarge("It is deeper than " + DEEPEST + " nodes, which is the limit");
                }
                if (count == left.length) {
                    left = Arrays.copyOf(left, 2 * count);
                    lengthBefore = Arrays.copyOf(lengthBefore, 2 * count);
                }
                left[count] = children;
                lengthBefore[count++] = before;
                return length;
            }
            int kept = before;
            while (count > 0 && --left[count - 1] == 0) {
                kept = lengthBefore[--count];
            }
            return kept;
        }
    }
}
