package io.lineflame.profile.jfr;

import java.util.Map;

/** The events that are read. */
enum EventShape {
    EXECUTION("jdk.ExecutionSample", ""),
    WALL_CLOCK("profiler.WallClockSample", "samples"),
    IN_NEW_TLAB("jdk.ObjectAllocationInNewTLAB", "tlabSize"),
    OUTSIDE_TLAB("jdk.ObjectAllocationOutsideTLAB", "allocationSize"),
    ALLOCATION("jdk.ObjectAllocationSample", "weight"),
    MONITOR_ENTER("jdk.JavaMonitorEnter", "duration"),
    THREAD_PARK("jdk.ThreadPark", "duration"),
    LIVE_OBJECT("profiler.LiveObject", ""),
    NATIVE_ALLOCATION("profiler.Malloc", "size");

    private static final Map<EventShape, JfrKind> KINDS = Map.of(
            IN_NEW_TLAB, JfrKind.ALLOCATED_IN_NEW_TLAB,
            OUTSIDE_TLAB, JfrKind.ALLOCATED_OUTSIDE_TLAB,
            ALLOCATION, JfrKind.ALLOCATION_SAMPLED,
            MONITOR_ENTER, JfrKind.LOCK,
            THREAD_PARK, JfrKind.PARK,
            LIVE_OBJECT, JfrKind.LIVE_OBJECTS,
            NATIVE_ALLOCATION, JfrKind.MALLOC);

    /** As the recording names it. */
    final String type;
    /** The field that says how much; empty for an event that only counts. */
    final String amount;

    EventShape(String type, String amount) {
        this.type = type;
        this.amount = amount;
    }

    /** Of an event that is always of one kind; those of time depend on what the thread did. */
    JfrKind kind() {
        return KINDS.getOrDefault(this, JfrKind.WALL);
    }

    /** In the order of their slots. */
    String[] fields() {
        String[] context = SampleContext.FIELDS;
        String[] fields = {"stackTrace", "state", amount, context[0], context[1], context[2], context[3], context[4]};
        return fields;
    }
}
