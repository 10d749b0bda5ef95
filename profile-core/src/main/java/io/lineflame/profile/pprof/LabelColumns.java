package io.lineflame.profile.pprof;

/**
 * The string labels of the samples: every different set once.
 *
 * @param setOfSample per sample its set; no entries when no sample has a label
 * @param setEnd      per set the end of its labels, which begin where those of the set before end; set 0 is empty
 * @param labels      {@code key << 32 | value}, both strings of the profile, ascending within a set
 */
@SuppressWarnings("ArrayRecordComponent") // columns of one profile, never compared
record LabelColumns(int[] setOfSample, int[] setEnd, long[] labels) {
    static final LabelColumns NONE = new LabelColumns(new int[0], new int[1], new long[0]);

    int sets() {
        return setEnd.length;
    }

    int set(int sample) {
        return setOfSample.length == 0 ? 0 : setOfSample[sample];
    }

    int start(int set) {
        return set == 0 ? 0 : setEnd[set - 1];
    }
}
