package io.lineflame.profile.export;

import io.lineflame.profile.view.FlameGraph;
import java.io.IOException;
import java.io.Writer;

/**
 * A flame graph as folded stacks, the text that flamegraph.pl and many others read: functions root first, parted by semicolons, a
 * blank, and the value.
 */
public final class FoldedStacks {

    private FoldedStacks() {}

    /**
     * Writes a line for each stack at which samples end whose values do not add up to nothing; by function names. In names,
     * semicolons become colons and line breaks blanks, since nothing could quote them.
     *
     * @param graph one that is not truncated
     * @throws IOException when the writer does; it stays open
     */
    public static void write(FlameGraph graph, Writer out) throws IOException {
        int[] ends = new int[graph.nodeCount()]; // where a node's stack ends in the text of the line
        StringBuilder line = new StringBuilder();
        for (int node = 0; node < graph.nodeCount(); node++) {
            if (node > 0) {
                line.setLength(ends[graph.parent(node)]);
                line.append(line.isEmpty() ? "" : ";").append(name(graph.functionName(graph.function(node))));
            }
            ends[node] = line.length();
            if (graph.self(node) != 0) {
                out.append(line).append(' ').append(Long.toString(graph.self(node)));
                out.append('\n');
            }
        }
    }

    private static String name(String name) {
        String folded = name.replace(';', ':').replace('\n', ' ').replace('\r', ' ');
        return folded.isEmpty() ? "(no name)" : folded;
    }
}
