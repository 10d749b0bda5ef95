package io.lineflame.profile.pprof;

import static io.lineflame.profile.pprof.PprofException.Reason.TOO_LARGE;

import java.util.Arrays;

/** Where the messages of one kind stand in a profile. Beyond the limit they are counted only. */
final class MessageNotes {
    private final String kind;
    private final int limit;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int count;

    /** {@code kind} in the plural, for the words of an error. */
    MessageNotes(String kind, int limit) {
        this.kind = kind;
        this.limit = limit;
    }

    void add(int start, int end) {
        int at = count++;
        if (at >= starts.length) {
            if (at >= limit) {
                return;
            }
            starts = Arrays.copyOf(starts, 2 * at);
            ends = Arrays.copyOf(ends, 2 * at);
        }
        starts[at] = start;
        ends[at] = end;
    }

    void checkLimit() throws PprofException {
        if (count > limit) {
            throw new PprofException(TOO_LARGE, "The profile has " + count + " " + kind + "; the limit is " + limit);
        }
    }

    int count() {
        return count;
    }

    int start(int number) {
        return starts[number];
    }

    int end(int number) {
        return ends[number];
    }

    /** Where the messages start, in an array of their own. */
    int[] starts() {
        return Arrays.copyOf(starts, count);
    }
}
