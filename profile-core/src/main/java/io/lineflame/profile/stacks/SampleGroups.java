package io.lineflame.profile.stacks;

import io.lineflame.profile.pprof.PprofProfile;

/** The samples of a profile in groups by their labels; within a group in the order of the profile. */
final class SampleGroups {
    private final int[] samples;
    private final int[] ends;

    private SampleGroups(int[] samples, int[] ends) {
        this.samples = samples;
        this.ends = ends;
    }

    static SampleGroups of(PprofProfile profile, int[] groupOfLabelSet, int groups) {
        int[] next = new int[groups + 1];
        for (int sample = 0; sample < profile.sampleCount(); sample++) {
            next[groupOfLabelSet[profile.labelSet(sample)] + 1]++;
        }
        for (int group = 0; group < groups; group++) {
            next[group + 1] += next[group];
        }
        int[] samples = new int[profile.sampleCount()];
        for (int sample = 0; sample < samples.length; sample++) {
            samples[next[groupOfLabelSet[profile.labelSet(sample)]]++] = sample;
        }
        return new SampleGroups(samples, next);
    }

    int start(int group) {
        return group == 0 ? 0 : ends[group - 1];
    }

    int end(int group) {
        return ends[group];
    }

    /** All samples, group by group: callers must not write. */
    int[] samples() {
        return samples;
    }
}
