package io.lineflame.profile.view;

import java.util.List;
import java.util.stream.IntStream;

/** A flame graph as text: one line a node, indented by depth, with name, file, mark, and self/total/samples. */
final class FlameGraphText {
    private FlameGraphText() {}

    static List<String> lines(FlameGraph graph) {
        return IntStream.range(0, graph.nodeCount())
                .mapToObj(node -> " ".repeat(depth(graph, node)) + name(graph, node)
                        + (graph.inlined(node) ? " inlined " : " ") + graph.self(node) + "/" + graph.total(node) + "/"
                        + graph.samples(node))
                .toList();
    }

    private static int depth(FlameGraph graph, int node) {
        return node == 0 ? 0 : 1 + depth(graph, graph.parent(node));
    }

    private static String name(FlameGraph graph, int node) {
        int function = graph.function(node);
        return function < 0 ? "root" : graph.functionName(function) + " " + graph.functionFile(function);
    }
}
