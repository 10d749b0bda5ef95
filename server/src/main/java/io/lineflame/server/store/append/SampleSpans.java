package io.lineflame.server.store.append;

import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.profile.stacks.SpanValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which label sets of a profile name a span: in {@code span_id}, or in {@code profile_id}, as older SDKs call it (Pyroscope takes both,
 * too). What is no id by W3C Trace Context counts as none. So many spans of a profile are kept apart; what comes after them is only not
 * found by its span. For one thread.
 */
final class SampleSpans {

    /** Of one profile: more than a busy service takes samples in ten seconds. */
    static final int MOST = 10_000;

    private static final int[] NONE = {};
    private static final UUID NO_TRACE = new UUID(0, 0);

    private final int labelSets;
    private final int most;
    /** Of each span id the first; ids are random, so another trace hardly ever has the same. */
    private final Map<Long, Integer> numbers = new HashMap<>();
    /** Of those whose id an earlier one has in another trace. */
    private final Map<SpanInTrace, Integer> furtherNumbers = new HashMap<>();

    private final List<UUID> traces = new ArrayList<>();
    private int[] spanOfLabelSet = NONE;
    private long[] ids = {};
    private boolean traced;
    private boolean full;

    private record SpanInTrace(long span, UUID trace) {}

    SampleSpans(PprofProfile profile, int most) {
        this.labelSets = profile.labelSetCount();
        this.most = most;
    }

    /** Looks at the labels of a set. */
    void look(int set, Map<String, String> labels) {
        String text = labels.containsKey("span_id") ? labels.get("span_id") : labels.get("profile_id");
        long id = text == null || !isHexadecimal(text, 16) ? 0 : HexFormat.fromHexDigitsToLong(text);
        if (id == 0) {
            return;
        }
        UUID trace = trace(labels.getOrDefault("trace_id", ""));
        Integer known = known(id, trace);
        if (known == null && traces.size() == most) {
            full = true;
            return;
        }
        int number = known == null ? add(id, trace) : known;
        if (spanOfLabelSet.length == 0) {
            spanOfLabelSet = new int[labelSets];
            Arrays.fill(spanOfLabelSet, -1);
        }
        spanOfLabelSet[set] = number;
    }

    private static UUID trace(String text) {
        return isHexadecimal(text, 32)
                ? new UUID(HexFormat.fromHexDigitsToLong(text, 0, 16), HexFormat.fromHexDigitsToLong(text, 16, 32))
                : NO_TRACE;
    }

    /** A label set that does not say the trace means the one of that span that was seen first, and the other way round. */
    private @Nullable Integer known(long id, UUID trace) {
        Integer first = numbers.get(id);
        if (first == null || trace.equals(NO_TRACE) || traces.get(first).equals(trace)) {
            return first;
        }
        if (traces.get(first).equals(NO_TRACE)) {
            traces.set(first, trace);
            traced = true;
            return first;
        }
        return furtherNumbers.get(new SpanInTrace(id, trace));
    }

    private int add(long id, UUID trace) {
        int number = traces.size();
        if (numbers.putIfAbsent(id, number) != null) {
            furtherNumbers.put(new SpanInTrace(id, trace), number);
        }
        if (number == ids.length) {
            ids = Arrays.copyOf(ids, Math.max(16, 2 * number));
        }
        ids[number] = id;
        traces.add(trace);
        traced |= !trace.equals(NO_TRACE);
        return number;
    }

    private static boolean isHexadecimal(String text, int length) {
        return text.length() == length && text.chars().allMatch(HexFormat::isHexDigit);
    }

    /** As {@link io.lineflame.profile.stacks.StackTree#add(PprofProfile, int[], int, int[])} takes it; empty when no set names a span. */
    int[] spanOfLabelSet() {
        return spanOfLabelSet;
    }

    /** Whether there were more spans than are kept apart. */
    boolean full() {
        return full;
    }

    /** What becomes a row. */
    QueuedProfile.SpanPart part(long seriesId, SpanValues values) {
        long[] spanIds = new long[values.spans().length];
        UUID[] traceIds = new UUID[traced ? spanIds.length : 0];
        for (int i = 0; i < spanIds.length; i++) {
            spanIds[i] = ids[values.spans()[i]];
            if (traced) {
                traceIds[i] = traces.get(values.spans()[i]);
            }
        }
        return new QueuedProfile.SpanPart(seriesId, spanIds, traceIds, values.totals(), values.blocks());
    }
}
