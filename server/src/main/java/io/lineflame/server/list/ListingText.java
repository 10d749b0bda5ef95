package io.lineflame.server.list;

import io.lineflame.profile.view.Cost;
import io.lineflame.profile.view.FunctionDetails;
import io.lineflame.profile.view.FunctionListing;
import io.lineflame.profile.view.LineBreakdown.Line;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * The listing for people, in the columns of {@code go tool pprof -list}: self, total, line number, source. With the source at hand all lines from a little
 * before the first to a little after the last are shown; without it, the lines that cost something.
 */
public final class ListingText {

    private static final int CONTEXT = 5;

    private final Measure measure;
    private final Function<String, List<String>> source;

    /**
     * A listing with these units.
     *
     * @param source from a file as compiled to its lines; empty for what is not at hand
     */
    public ListingText(Measure measure, Function<String, List<String>> source) {
        this.measure = measure;
        this.source = source;
    }

    /** Writes all functions; the stream stays open. */
    public void write(FunctionListing listing, PrintStream out) {
        out.println("Total: " + measure.text(listing.total()));
        for (FunctionDetails function : listing.functions()) {
            out.println("ROUTINE ======================== " + function.name() + " in " + function.file());
            out.println(String.format(
                    Locale.ROOT,
                    "%10s %10s (self, total) %s of Total",
                    textOrDot(function.cost().self()),
                    textOrDot(function.cost().total()),
                    Measure.percentage(function.cost().total(), listing.total())));
            function.breakdown().unknownLine().ifPresent(cost -> line(out, cost, 0, "(line unknown)"));
            lines(function, out);
        }
    }

    private void lines(FunctionDetails function, PrintStream out) {
        List<Line> lines = function.breakdown().lines();
        List<String> text = source.apply(function.file());
        if (text.isEmpty() || lines.isEmpty()) {
            lines.forEach(line -> line(out, line.cost(), line.line(), ""));
            return;
        }
        Map<Integer, Cost> costs = new HashMap<>();
        lines.forEach(line -> costs.put(line.line(), line.cost()));
        int first =
                function.startLine() > 0 ? function.startLine() : lines.get(0).line() - CONTEXT;
        int hit = lines.get(lines.size() - 1).line();
        int last = Math.max(hit, Math.min(hit + CONTEXT, text.size()));
        for (int number = Math.max(1, Math.min(first, lines.get(0).line())); number <= last; number++) {
            Cost cost = costs.getOrDefault(number, Cost.ZERO);
            // Beyond the end of the file only what costs something: the file is not the one that was profiled.
            if (number <= text.size() || costs.containsKey(number)) {
                line(out, cost, number, number <= text.size() ? text.get(number - 1) : "(beyond the end of the file)");
            }
        }
    }

    private void line(PrintStream out, Cost cost, int number, String text) {
        String line = String.format(
                Locale.ROOT, "%10s %10s %6d:%s", textOrDot(cost.self()), textOrDot(cost.total()), number, text);
        out.println(line);
    }

    private String textOrDot(long value) {
        return value == 0 ? "." : measure.text(value);
    }
}
