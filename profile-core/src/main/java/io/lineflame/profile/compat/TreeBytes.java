package io.lineflame.profile.compat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lineflame.profile.view.NameTree;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A tree of functions in the bytes that Pyroscope calls a tree: per node the length of its name, the name, its self value, how many
 * children it has, the numbers as varints. The root comes first, without a name; after a node its last child with all that is
 * under it, then the child before.
 */
public final class TreeBytes {
    private TreeBytes() {}

    /** Empty for a tree with nothing but a root. */
    public static byte[] write(NameTree tree) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deque<Integer> ahead = new ArrayDeque<>();
        if (tree.nodeCount() > 1) {
            ahead.push(0);
        }
        while (!ahead.isEmpty()) {
            int node = ahead.pop();
            byte[] name = tree.name(node).getBytes(UTF_8);
            int[] children = tree.children(node);
            varint(bytes, name.length);
            bytes.writeBytes(name);
            varint(bytes, tree.self(node));
            varint(bytes, children.length);
            for (int child : children) {
                ahead.push(child);
            }
        }
        return bytes.toByteArray();
    }

    private static void varint(ByteArrayOutputStream bytes, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes.write((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }
}
