package io.lineflame.server.ingest;

import io.lineflame.profile.text.Measure;
import io.lineflame.profile.text.SpeedscopeUnit;

/**
 * What the numbers of the older formats are: the last part of the application's name says it ({@code checkout.alloc_space}), as Pyroscope has it;
 * where that part means nothing, it belongs to the name, and the parameter {@code units} says it.
 *
 * @param app the name without that part
 * @param known whether the name had such a part
 * @param kind the first part of the profile's types, such as {@code process_cpu}
 */
record TextNaming(String app, boolean known, String kind, Measure measure) {

    private static final String CPU = "process_cpu";
    private static final String WALL = "wall";
    private static final String MEMORY = "memory";
    private static final String COUNT = "count";
    private static final String BYTES = "bytes";
    private static final String NANOSECONDS = "nanoseconds";

    private record Meaning(String kind, Measure measure) {}

    static TextNaming of(IngestSaid said) {
        String name = said.name().app();
        int dot = name.lastIndexOf('.');
        Meaning meaning = meaning(dot <= 0 ? "" : name.substring(dot + 1), said.samplesPerSecond());
        if (meaning.kind.isEmpty()) {
            Meaning byUnits = ofUnits(said.units(), said.samplesPerSecond());
            return new TextNaming(name, false, byUnits.kind, byUnits.measure);
        }
        return new TextNaming(name.substring(0, dot), true, meaning.kind, meaning.measure);
    }

    /** The same of a profile in a speedscope file, which knows its unit. One of several in a time unit is of wall time, as Pyroscope has it. */
    TextNaming of(SpeedscopeUnit unit, boolean several) {
        if (unit == SpeedscopeUnit.NONE || (known && unit == SpeedscopeUnit.BYTES)) {
            return this;
        }
        if (unit == SpeedscopeUnit.BYTES) {
            return new TextNaming(app, known, MEMORY, Measure.amount("samples", BYTES));
        }
        boolean wall = kind.equals(WALL) || (!known && several);
        if (wall || kind.equals(CPU)) {
            return new TextNaming(app, known, wall ? WALL : CPU, Measure.nanoseconds(wall ? WALL : "cpu"));
        }
        return this;
    }

    private static Meaning ofUnits(String units, int rate) {
        return switch (units) {
            case "objects" -> new Meaning(MEMORY, Measure.amount("objects", COUNT));
            case BYTES -> new Meaning(MEMORY, Measure.amount("space", BYTES));
            case "goroutines" -> new Meaning("goroutine", Measure.amount("goroutines", COUNT));
            case "lock_samples" -> new Meaning("mutex", Measure.amount("contentions", COUNT));
            case "lock_nanoseconds" -> new Meaning("mutex", Measure.amount("delay", NANOSECONDS));
            default -> sampled(CPU, "cpu", rate);
        };
    }

    private static Meaning meaning(String part, int rate) {
        return switch (part) {
            case "cpu", "itimer" -> sampled(CPU, "cpu", rate);
            case WALL, "seconds", "milliseconds", "microseconds", NANOSECONDS -> sampled(WALL, WALL, rate);
            case "inuse_objects", "alloc_objects", "alloc_in_new_tlab_objects", "alloc_outside_tlab_objects", "live" ->
                new Meaning(MEMORY, Measure.amount(part, COUNT));
            case "inuse_space", "alloc_space", "alloc_in_new_tlab_bytes", "alloc_outside_tlab_bytes" ->
                new Meaning(MEMORY, Measure.amount(part, BYTES));
            case BYTES -> new Meaning(MEMORY, Measure.amount("samples", BYTES));
            case "goroutines" -> new Meaning("goroutine", Measure.amount(part, COUNT));
            case "mutex_count" -> new Meaning("mutex", Measure.amount("contentions", COUNT));
            case "mutex_duration" -> new Meaning("mutex", Measure.amount("delay", NANOSECONDS));
            case "block_count", "lock_count" -> new Meaning("block", Measure.amount("contentions", COUNT));
            case "block_duration", "lock_duration" -> new Meaning("block", Measure.amount("delay", NANOSECONDS));
            case "exceptions" -> new Meaning(part, Measure.amount("samples", COUNT));
            default -> new Meaning("", Measure.amount("samples", COUNT));
        };
    }

    private static Meaning sampled(String kind, String type, int rate) {
        return new Meaning(
                kind, rate == 0 ? Measure.amount("samples", COUNT) : Measure.samples(type, 1_000_000_000L / rate));
    }
}
