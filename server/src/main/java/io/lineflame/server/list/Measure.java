package io.lineflame.server.list;

import java.util.Locale;

/** Writes values with a unit that fits: 3.88s, 1.50MB, 388. */
public final class Measure {

    private static final String[] TIME_UNITS = {"ns", "us", "ms", "s"};
    private static final String[] BYTE_UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

    private final String unit;

    /** Knows the units that profiles use; any other is written behind the number. */
    public Measure(String unit) {
        this.unit = unit;
    }

    /** A value with its unit. */
    public String text(long value) {
        return switch (unit) {
            case "nanoseconds", "ns" -> scaled(value, 0, 1000, TIME_UNITS);
            case "microseconds", "us" -> scaled(value, 1, 1000, TIME_UNITS);
            case "milliseconds", "ms" -> scaled(value, 2, 1000, TIME_UNITS);
            case "seconds", "s" -> scaled(value, 3, 1000, TIME_UNITS);
            case "bytes", "byte" -> scaled(value, 0, 1024, BYTE_UNITS);
            case "count", "" -> Long.toString(value);
            default -> value + unit;
        };
    }

    /** With two digits behind the point, in six columns at least; 0 of 0 is 0. */
    static String percentage(long part, long whole) {
        double percent = whole == 0 ? 0 : 100.0 * part / whole;
        return Math.abs(percent) >= 99.95 ? "  100%" : String.format(Locale.ROOT, "%5.2f%%", percent);
    }

    private static String scaled(long value, int start, int base, String[] units) {
        double scaled = value;
        int index = start;
        while (Math.abs(scaled) >= base && index < units.length - 1) {
            scaled /= base;
            index++;
        }
        String text = String.format(Locale.ROOT, "%.2f", scaled);
        return (text.endsWith(".00") ? text.substring(0, text.length() - 3) : text) + units[index];
    }
}
