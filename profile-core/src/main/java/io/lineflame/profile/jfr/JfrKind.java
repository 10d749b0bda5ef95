package io.lineflame.profile.jfr;

import io.lineflame.profile.ValueType;
import java.util.List;

/**
 * The kinds of profiles that a recording holds. Names and units are those under which Pyroscope stores the same events; beside time
 * stands the number of samples, as in Go's profiles.
 */
@SuppressWarnings("ImmutableEnumChecker") // the list cannot be changed, and its elements are records of strings
public enum JfrKind {
    CPU("process_cpu", new ValueType("cpu", "nanoseconds"), samples(), new ValueType("cpu", "nanoseconds")),
    WALL("wall", new ValueType("wall", "nanoseconds"), samples(), new ValueType("wall", "nanoseconds")),
    ALLOCATED_IN_NEW_TLAB("memory", space(), objects("alloc_in_new_tlab"), bytes("alloc_in_new_tlab")),
    ALLOCATED_OUTSIDE_TLAB("memory", space(), objects("alloc_outside_tlab"), bytes("alloc_outside_tlab")),
    ALLOCATION_SAMPLED("memory", space(), objects("alloc_sample"), bytes("alloc_sample")),
    LOCK("mutex", new ValueType("mutex", "count"), contentions(), delay()),
    PARK("block", new ValueType("block", "count"), contentions(), delay()),
    LIVE_OBJECTS("memory", new ValueType("objects", "count"), new ValueType("live", "count")),
    MALLOC("memory", new ValueType("", ""), objects("malloc"), bytes("malloc"));

    private final String profileKind;
    private final ValueType periodType;
    private final List<ValueType> sampleTypes;

    JfrKind(String profileKind, ValueType periodType, ValueType... sampleTypes) {
        this.profileKind = profileKind;
        this.periodType = periodType;
        this.sampleTypes = List.of(sampleTypes);
    }

    /** The first part of its profile types, such as {@code process_cpu}. */
    public String profileKind() {
        return profileKind;
    }

    ValueType periodType() {
        return periodType;
    }

    /** First how many there were; then, for all but live objects, how much. */
    List<ValueType> sampleTypes() {
        return sampleTypes;
    }

    /** Whether how much is the time that a sample stands for. */
    boolean sampled() {
        return this == CPU || this == WALL;
    }

    private static ValueType samples() {
        return new ValueType("samples", "count");
    }

    private static ValueType space() {
        return new ValueType("space", "bytes");
    }

    private static ValueType objects(String prefix) {
        return new ValueType(prefix + "_objects", "count");
    }

    private static ValueType bytes(String prefix) {
        return new ValueType(prefix + "_bytes", "bytes");
    }

    private static ValueType contentions() {
        return new ValueType("contentions", "count");
    }

    private static ValueType delay() {
        return new ValueType("delay", "nanoseconds");
    }
}
