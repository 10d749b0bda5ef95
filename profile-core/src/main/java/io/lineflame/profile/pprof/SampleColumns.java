package io.lineflame.profile.pprof;

/**
 * The samples of a profile.
 *
 * @param types      values per sample
 * @param values     sample after sample, in the order of the types
 * @param frameStart per sample the first of its frames, and one more entry: the end
 * @param frames     locations, leaf first; may be longer than used
 * @param labels     the string labels
 */
@SuppressWarnings("ArrayRecordComponent") // columns of one profile, never compared
record SampleColumns(int types, long[] values, int[] frameStart, int[] frames, LabelColumns labels) {
    int count() {
        return frameStart.length - 1;
    }

    long value(int sample, int type) {
        return values[sample * types + type];
    }

    SampleColumns with(int[] otherStarts, int[] otherFrames) {
        return new SampleColumns(types, values, otherStarts, otherFrames, labels);
    }
}
