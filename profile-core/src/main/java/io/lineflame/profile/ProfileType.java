package io.lineflame.profile;

import java.util.List;

/**
 * The kind of profile that a query asks for: one value type of one kind of profile.
 *
 * <p>Its id joins the five parts with colons, as Pyroscope writes it:
 * {@code process_cpu:cpu:nanoseconds:cpu:nanoseconds}.
 *
 * @param name       the kind of profile, such as {@code process_cpu} or {@code memory}; not empty
 * @param sampleType the name of the value type; not empty
 * @param sampleUnit the unit of the value type; may be empty
 * @param periodType what the profiler waited for between two samples; may be empty
 * @param periodUnit the unit of the period; may be empty
 */
public record ProfileType(String name, String sampleType, String sampleUnit, String periodType, String periodUnit) {
    private static final int PARTS = 5;

    public ProfileType {
        if (name.isEmpty() || sampleType.isEmpty()) {
            throw new IllegalArgumentException("A profile type needs a name and a sample type");
        }
        for (String part : List.of(name, sampleType, sampleUnit, periodType, periodUnit)) {
            if (part.indexOf(':') >= 0) {
                throw new IllegalArgumentException("A part of a profile type holds a colon: " + part);
            }
        }
    }

    /**
     * Reads an id back.
     *
     * @throws IllegalArgumentException with a sentence for the person who wrote the id
     */
    public static ProfileType parse(String id) {
        String[] parts = id.split(":", -1);
        if (parts.length != PARTS || parts[0].isEmpty() || parts[1].isEmpty()) {
            throw new IllegalArgumentException(
                    "\"" + id + "\" is no profile type: it needs five parts joined by colons, "
                            + "as in process_cpu:cpu:nanoseconds:cpu:nanoseconds");
        }
        return new ProfileType(parts[0], parts[1], parts[2], parts[3], parts[4]);
    }

    /** The id that {@link #parse} reads back. */
    public String id() {
        return String.join(":", name, sampleType, sampleUnit, periodType, periodUnit);
    }

    @Override
    public String toString() {
        return id();
    }
}
