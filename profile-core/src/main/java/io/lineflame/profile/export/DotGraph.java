package io.lineflame.profile.export;

import io.lineflame.profile.view.CallGraph;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;

/** A call graph in the language of Graphviz: the larger the letters, the more self; the thicker an edge, the more it carries. */
public final class DotGraph {

    private static final int SMALLEST_LETTERS = 8;
    private static final int LARGER_BY = 24;
    private static final int THICKER_BY = 5;

    private DotGraph() {}

    /**
     * Writes a digraph. Calls with functions in between that are left out are dashed.
     *
     * @param title what it is of
     * @param text writes a value with its unit
     * @throws IOException when the writer does; it stays open
     */
    public static void write(CallGraph graph, String title, LongFunction<String> text, Writer out) throws IOException {
        out.append("digraph ").append(quoted(title)).append(" {\n");
        out.append("node [shape=box,style=filled,fillcolor=\"#f8f8f8\",fontname=\"sans-serif\"]\n");
        out.append("edge [fontname=\"sans-serif\",fontsize=10]\n");
        out.append("label=")
                .append(quoted(title + "\nTotal " + text.apply(graph.total()) + "; showing "
                        + graph.functions().size() + " of " + graph.allFunctions() + " functions"));
        out.append("\nlabelloc=t\n");
        List<CallGraph.Function> functions = graph.functions();
        for (int index = 0; index < functions.size(); index++) {
            write(index, functions.get(index), graph.total(), text, out);
        }
        for (CallGraph.Edge edge : graph.edges()) {
            write(edge, graph.total(), text, out);
        }
        out.append("}\n");
    }

    private static void write(int index, CallGraph.Function function, long total, LongFunction<String> text, Writer out)
            throws IOException {
        long self = function.cost().self();
        long all = function.cost().total();
        String label = function.name() + "\n" + text.apply(self) + " (" + percent(self, total) + ")\nof "
                + text.apply(all) + " (" + percent(all, total) + ")";
        long letters = SMALLEST_LETTERS + Math.round(LARGER_BY * Math.sqrt(share(self, total)));
        out.append("N" + index + " [label=").append(quoted(label));
        out.append(",tooltip=").append(quoted(function.file()));
        out.append(",fontsize=" + letters + "]\n");
    }

    private static void write(CallGraph.Edge edge, long total, LongFunction<String> text, Writer out)
            throws IOException {
        out.append("N" + edge.caller() + " -> N" + edge.callee() + " [label=").append(quoted(text.apply(edge.total())));
        out.append(",penwidth=" + (1 + Math.round(THICKER_BY * share(edge.total(), total))));
        out.append(edge.direct() ? "]\n" : ",style=dashed]\n");
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : Math.min(1, Math.abs((double) part / whole));
    }

    private static String percent(long part, long whole) {
        return String.format(Locale.ROOT, "%.2f%%", whole == 0 ? 0 : 100.0 * part / whole);
    }

    /** Line breaks stay breaks in the picture; others are escaped as the language says. */
    private static String quoted(String text) {
        return "\""
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\r", "")
                        .replace("\n", "\\n") + "\"";
    }
}
