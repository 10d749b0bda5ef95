package io.lineflame.server.compat.render;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lineflame.profile.ProfileType;
import io.lineflame.profile.compat.DiffLevels;
import io.lineflame.profile.compat.FlameLevels;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A profile as old versions of Pyroscope's pages read it, called flamebearer, version 1.
 *
 * @param timeline null for a difference, as are {@code groups}, which are null too when no label was named
 * @param heatmap always null here
 * @param leftTicks total of the left side; only of a difference, as is {@code rightTicks}
 */
record FlamebearerJson(
        int version,
        Bars flamebearer,
        Metadata metadata,
        @Nullable Timeline timeline,
        @Nullable Map<String, Timeline> groups,
        @Nullable String heatmap,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long leftTicks,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long rightTicks) {

    private static final int VERSION = 1;
    private static final int SECOND_IN_NANOS = 1_000_000_000;
    private static final int HERTZ = 100;

    /** See {@link FlameLevels} and {@link DiffLevels}. */
    record Bars(List<String> names, List<long[]> levels, long numTicks, long maxSelf) {}

    /**
     * How numbers are to be read.
     *
     * @param format "single" or "double"
     * @param sampleRate how many of the values make a second
     */
    record Metadata(String format, String spyName, int sampleRate, String units, String name) {}

    /**
     * Totals over time.
     *
     * @param startTime of the first step, seconds since 1970
     * @param durationDelta of a step, seconds
     * @param watermarks always null here
     */
    @SuppressWarnings("ArrayRecordComponent") // goes into JSON and is never compared
    record Timeline(
            long startTime,
            long[] samples,
            long durationDelta,
            @Nullable String watermarks) {}

    static FlamebearerJson of(
            ProfileType type, FlameLevels levels, Timeline timeline, @Nullable Map<String, Timeline> groups) {
        Bars bars = new Bars(levels.names(), levels.levels(), levels.total(), levels.maxSelf());
        return new FlamebearerJson(VERSION, bars, metadata(type, "single"), timeline, groups, null, null, null);
    }

    static FlamebearerJson of(ProfileType type, DiffLevels levels) {
        Bars bars = new Bars(levels.names(), levels.levels(), levels.total(), levels.maxSelf());
        return new FlamebearerJson(
                VERSION,
                bars,
                metadata(type, "double"),
                null,
                null,
                null,
                levels.leftTicks() == 0 ? null : levels.leftTicks(),
                levels.rightTicks() == 0 ? null : levels.rightTicks());
    }

    /** The units that clients know (pkg/model, {@code ExportToFlamebearer}): nanoseconds of CPU are samples, of which a second has 1e9. */
    private static Metadata metadata(ProfileType type, String format) {
        return switch (type.sampleType()) {
            case "cpu" -> new Metadata(format, "", SECOND_IN_NANOS, "samples", type.sampleType());
            case "inuse_objects", "alloc_objects", "goroutine", "samples" ->
                new Metadata(format, "", HERTZ, "objects", type.sampleType());
            default -> new Metadata(format, "", HERTZ, type.sampleUnit(), type.sampleType());
        };
    }
}
