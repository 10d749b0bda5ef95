package io.lineflame.profile;

import java.util.Objects;

/**
 * What one number of a sample measures, as the profile itself names it.
 *
 * @param name such as {@code cpu} or {@code inuse_space}; may be empty
 * @param unit such as {@code nanoseconds}, {@code bytes} or {@code count}; may be empty
 */
public record ValueType(String name, String unit) {
    public ValueType {
        Objects.requireNonNull(name);
        Objects.requireNonNull(unit);
    }

    @Override
    public String toString() {
        return name + "/" + unit;
    }
}
