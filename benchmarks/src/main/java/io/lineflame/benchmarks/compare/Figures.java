package io.lineflame.benchmarks.compare;

import io.lineflame.benchmarks.servers.Contestant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What was measured of both, by what it is; several of one name are several rounds. */
final class Figures {

    private final Map<String, List<Double>> ours = new TreeMap<>();
    private final Map<String, List<Double>> theirs = new TreeMap<>();

    void add(Contestant contestant, String what, double value) {
        Map<String, List<Double>> figures = contestant.name().equals("Lineflame") ? ours : theirs;
        figures.computeIfAbsent(what, missing -> new ArrayList<>()).add(value);
    }

    /** Prints the medians of both and their ratio as a row of a table; nothing when nobody measured it. */
    void row(String what, String text, String format, String limit) {
        if (ours.containsKey(what) && theirs.containsKey(what)) {
            double our = median(ours, what);
            double their = median(theirs, what);
            Report.row(
                    text,
                    String.format(Locale.ROOT, format, our),
                    String.format(Locale.ROOT, format, their),
                    String.format(Locale.ROOT, "%.2f times", our / their),
                    limit);
        }
    }

    private static double median(Map<String, List<Double>> figures, String what) {
        return Report.median(figures.getOrDefault(what, List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray());
    }
}
