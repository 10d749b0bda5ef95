package io.lineflame.profile.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a profile of speedscope counts in. Source: speedscope's file format, {@code ValueUnit}. */
public enum SpeedscopeUnit {
    NONE(1),
    NANOSECONDS(1),
    MICROSECONDS(1_000),
    MILLISECONDS(1_000_000),
    SECONDS(1_000_000_000),
    BYTES(1);

    private final long scale;

    SpeedscopeUnit(long scale) {
        this.scale = scale;
    }

    static Optional<SpeedscopeUnit> of(String name) {
        return Arrays.stream(values())
                .filter(unit -> unit.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** Whether it is one of time. */
    public boolean isTime() {
        return this != NONE && this != BYTES;
    }

    /** Nanoseconds of one, of time; 1 of others. */
    long scale() {
        return scale;
    }
}
