package io.lineflame.profile.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lineflame.profile.pprof.PprofException;
import io.lineflame.profile.pprof.PprofLimits;

/**
 * Reads a tree of functions. A node is: the length of its name, the name, its own number without its children's, how many children
 * follow, and the children. The root has no name and is no frame. Source: {@code DeserializeNoDict} of Grafana Pyroscope.
 */
final class TreeReader {

    private final byte[] body;
    private final NodeCursor cursor;
    private final StackCollector stacks;
    private final PprofLimits limits;

    TreeReader(byte[] body, StackCollector stacks, PprofLimits limits) {
        this.body = body;
        this.cursor = new NodeCursor(body);
        this.stacks = stacks;
        this.limits = limits;
    }

    void read() throws PprofException {
        if (!cursor.hasMore()) {
            return;
        }
        long[] left = new long[limits.stackDepth() + 2];
        int depth = 0; // of the node being read; the root's is 0
        left[0] = 1;
        while (depth >= 0) {
            if (left[depth] == 0) {
                depth--;
                if (depth > 0) {
                    stacks.pop();
                }
                continue;
            }
            left[depth]--;
            String name = name();
            long own = cursor.number("a node's number");
            long children = cursor.number("a node's count of children");
            if (depth > 0) {
                stacks.push(name);
            }
            stacks.cost(own);
            left[++depth] = children;
        }
        if (cursor.hasMore()) {
            throw StackCollector.malformed("the tree ends at byte " + cursor.position() + " of " + body.length);
        }
    }

    private String name() throws PprofException {
        long size = cursor.number("the length of a node's name");
        int start = cursor.skip(size, "a node's name");
        if (size > limits.stringLength()) {
            throw StackCollector.tooLarge("A name has " + size + " bytes; the limit is " + limits.stringLength());
        }
        return new String(body, start, (int) size, UTF_8);
    }
}
