package io.lineflame.profile.pprof;

import io.lineflame.profile.ValueType;
import java.util.List;

/** What a profile says of itself, samples and symbols aside. */
record ProfileHeader(
        List<ValueType> sampleTypes,
        int defaultSampleType,
        ValueType periodType,
        long period,
        long timeNanos,
        long durationNanos) {
    ProfileHeader {
        sampleTypes = List.copyOf(sampleTypes);
    }

    ProfileHeader with(List<ValueType> types) {
        return new ProfileHeader(types, defaultSampleType, periodType, period, timeNanos, durationNanos);
    }
}
