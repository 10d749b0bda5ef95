package io.lineflame.benchmarks.compare;

import java.util.Arrays;
import java.util.Locale;

/** Prints lines, and rows of the tables of docs/performance.md. */
final class Report {

    private Report() {}

    static void line(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    /** A line as it is. */
    static void line(String text) {
        System.out.println(text);
    }

    /** A row: what was measured, ours, theirs, and the ratio beside its limit. */
    static void row(String what, String ours, String theirs, String ratio, String limit) {
        line("| %s | %s | %s | %s | %s |", what, ours, theirs, ratio, limit);
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length % 2 == 1
                ? sorted[sorted.length / 2]
                : (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
    }
}
