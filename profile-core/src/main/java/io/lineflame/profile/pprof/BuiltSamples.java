package io.lineflame.profile.pprof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The samples of a profile under way. Equal ones are one; each stack and each set of labels is kept once, however many samples name
 * it, and only when the profile is written it stands in each of them.
 */
final class BuiltSamples {

    private final Interned stacks = new Interned();
    private final Interned labelSets = new Interned();
    /** By stack (upper half) and set of labels, in the order in which they came. */
    private final Map<Long, long[]> sums = new LinkedHashMap<>();

    private long frames;
    private long bytes;

    /** Rows of ints, each once. */
    private static final class Interned {
        private final Map<Ints, Integer> ids = new HashMap<>();
        private final List<int[]> rows = new ArrayList<>();

        int id(Ints row) {
            Integer known = ids.putIfAbsent(row, rows.size());
            if (known != null) {
                return known;
            }
            rows.add(row.values());
            return rows.size() - 1;
        }
    }

    /**
     * Adds a sample; throws {@link ArithmeticException} when a sum leaves 64 bits.
     *
     * @param labels name and value in turn, as places in the table of strings, in the order of the names
     */
    void add(Ints stack, Ints labels, long[] values) {
        long key = ((long) stacks.id(stack) << Integer.SIZE) | labelSets.id(labels);
        long[] sum = sums.get(key);
        if (sum == null) {
            sum = new long[values.length];
            sums.put(key, sum);
            frames += stack.values().length;
            bytes += 16 + 5L * stack.values().length + 10L * values.length + 7L * labels.values().length;
        }
        for (int type = 0; type < values.length; type++) {
            sum[type] = Math.addExact(sum[type], values[type]);
        }
    }

    int count() {
        return sums.size();
    }

    /** Of all samples together, as they will be written. */
    long frames() {
        return frames;
    }

    /** At most as many will be written. */
    long bytes() {
        return bytes;
    }

    /** Writes all samples, unless that makes more bytes than the limit. */
    boolean write(ProtoWriter whole, int limit) {
        ProtoWriter message = new ProtoWriter();
        ProtoWriter nested = new ProtoWriter();
        for (Map.Entry<Long, long[]> sample : sums.entrySet()) {
            long key = sample.getKey();
            message.clear();
            nested.clear();
            for (int location : stacks.rows.get((int) (key >>> Integer.SIZE))) {
                nested.varint(location + 1L);
            }
            message.message(1, nested);
            nested.clear();
            for (long value : sample.getValue()) {
                nested.varint(value);
            }
            message.message(2, nested);
            int[] labels = labelSets.rows.get((int) key);
            for (int at = 0; at < labels.length; at += 2) {
                nested.clear();
                nested.number(1, labels[at]);
                nested.number(2, labels[at + 1]);
                message.message(3, nested);
            }
            if ((long) whole.size() + message.size() > limit) {
                return false;
            }
            whole.message(ProfileFields.SAMPLE, message);
        }
        return true;
    }
}
