package io.lineflame.profile.pprof;

import static io.lineflame.profile.pprof.PprofException.Reason.TOO_LARGE;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Gathers the labels of one sample after the other and gives equal sets one number. Made for profiles that have labels
 * alone.
 */
final class LabelDecoder {
    private static final int MOST_OF_A_SAMPLE = 256;

    private final PprofLimits limits;
    private final long seed = new SplittableRandom().nextLong();
    private final int[] setOfSample;
    private long[] sample = new long[8];
    private int size;

    private int sets = 1;
    private int[] setEnd = new int[16];
    private long[] labels = new long[64];
    /** Open addressing; 0 is free, since the empty set is never looked for. */
    private int[] table = new int[32];

    LabelDecoder(PprofLimits limits, int samples) {
        this.limits = limits;
        this.setOfSample = new int[samples];
    }

    /** Adds a label to the sample that is being read. Of a key that comes twice the first counts. */
    void add(int key, int value, int ofSample) throws PprofException {
        int at = size;
        while (at > 0 && sample[at - 1] >>> 32 >= key) {
            at--;
        }
        if (at < size && sample[at] >>> 32 == key) {
            return;
        }
        if (size == MOST_OF_A_SAMPLE) {
            throw new PprofException(
                    TOO_LARGE,
                    "Sample " + ofSample + " of the profile has more than " + MOST_OF_A_SAMPLE
                            + " labels, which is the limit");
        }
        if (size == sample.length) {
            sample = Arrays.copyOf(sample, 2 * size);
        }
        System.arraycopy(sample, at, sample, at + 1, size - at);
        sample[at] = (long) key << 32 | value;
        size++;
    }

    /** Ends the sample that is being read. */
    void finish(int ofSample) throws PprofException {
        if (size > 0) {
            setOfSample[ofSample] = intern();
            size = 0;
        }
    }

    private int intern() throws PprofException {
        int slot = slot(sample, 0, size);
        if (table[slot] == 0) {
            table[slot] = append();
            int set = table[slot];
            if (2 * sets > table.length) {
                growTable();
            }
            return set;
        }
        return table[slot];
    }

    /** Where these labels stand in the table, or would. */
    private int slot(long[] from, int start, int end) {
        long hash = seed;
        for (int i = start; i < end; i++) {
            hash = (hash ^ from[i]) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        int slot = (int) (hash >>> 20) & table.length - 1;
        while (table[slot] != 0
                && !Arrays.equals(labels, setEnd[table[slot] - 1], setEnd[table[slot]], from, start, end)) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }

    private int append() throws PprofException {
        int start = setEnd[sets - 1];
        if (start + size > limits.frames()) {
            throw new PprofException(
                    TOO_LARGE, "The samples of the profile have more than " + limits.frames() + " different labels");
        }
        if (sets == setEnd.length) {
            setEnd = Arrays.copyOf(setEnd, 2 * sets);
        }
        if (labels.length - start < size) {
            labels = Arrays.copyOf(labels, Math.max(start + size, 2 * labels.length));
        }
        System.arraycopy(sample, 0, labels, start, size);
        setEnd[sets] = start + size;
        return sets++;
    }

    private void growTable() {
        table = new int[2 * table.length];
        for (int set = 1; set < sets; set++) {
            table[slot(labels, setEnd[set - 1], setEnd[set])] = set;
        }
    }

    LabelColumns columns() {
        return new LabelColumns(setOfSample, Arrays.copyOf(setEnd, sets), labels);
    }
}
