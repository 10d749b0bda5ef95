package io.lineflame.profile.jfr;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * In which context a sample was taken, in numbers as the event gives them; 0 where it says nothing. The fields are those that
 * Pyroscope's build of async-profiler adds to events.
 */
record SampleContext(long context, long span, long spanName, long traceHigh, long traceLow)
        implements Comparable<SampleContext> {

    static final String[] FIELDS = {"contextId", "spanId", "spanName", "traceIdHi", "traceIdLo"};

    private static final Comparator<SampleContext> ORDER = Comparator.comparingLong(SampleContext::context)
            .thenComparingLong(SampleContext::span)
            .thenComparingLong(SampleContext::spanName)
            .thenComparingLong(SampleContext::traceHigh)
            .thenComparingLong(SampleContext::traceLow);

    /** So that a map finds keys quickly even where a client has chosen numbers whose hashes are all the same. */
    @Override
    public int compareTo(SampleContext other) {
        return ORDER.compare(this, other);
    }

    /** The labels of a sample; a span's id has 16 digits and a trace's 32. */
    Map<String, String> labels(JfrLabels said) {
        if (equals(new SampleContext(0, 0, 0, 0, 0)) && !said.contexts().containsKey(0L)) {
            return Map.of();
        }
        Map<String, String> labels = new HashMap<>(said.contexts().getOrDefault(context, Map.of()));
        HexFormat hex = HexFormat.of();
        if (span != 0) {
            labels.put("span_id", hex.toHexDigits(span));
        }
        String name = said.names().getOrDefault(spanName, "");
        if (spanName != 0 && !name.isEmpty()) {
            labels.put("span_name", name);
        }
        if (traceHigh != 0 || traceLow != 0) {
            labels.put("trace_id", hex.toHexDigits(traceHigh) + hex.toHexDigits(traceLow));
        }
        return labels;
    }
}
