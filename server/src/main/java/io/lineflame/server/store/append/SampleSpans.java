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
    private final Map<Long, Integer> numbers = new HashMap<>();
    private final List<UUID> traces = new ArrayList<>();
    private int[] spanOfLabelSet = NONE;
    private long[] ids = {};
    private boolean traced;
    private boolean full;

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
        Integer known = numbers.get(id);
        if (known == null && numbers.size() == most) {
            full = true;
            return;
        }
        int number = known == null ? add(id, labels.getOrDefault("trace_id", "")) : known;
        if (spanOfLabelSet.length == 0) {
            spanOfLabelSet = new int[labelSets];
            Arrays.fill(spanOfLabelSet, -1);
        }
        spanOfLabelSet[set] = number;
    }

    private int add(long id, String trace) {
        int number = numbers.size();
        numbers.put(id, number);
        if (number == ids.length) {
            ids = Arrays.copyOf(ids, Math.max(16, 2 * number));
        }
        ids[number] = id;
        traces.add(
                isHexadecimal(trace, 32)
                        ? new UUID(
                                HexFormat.fromHexDigitsToLong(trace, 0, 16),
                                HexFormat.fromHexDigitsToLong(trace, 16, 32))
                        : NO_TRACE);
        traced |= !traces.get(number).equals(NO_TRACE);
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
