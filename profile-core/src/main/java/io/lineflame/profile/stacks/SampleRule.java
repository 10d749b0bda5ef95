package io.lineflame.profile.stacks;

import io.lineflame.profile.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What counts as one sample of a value type (decision record 0002).
 *
 * <p>Profilers that add up equal stacks say beside the cost how many samples it came from: that companion is the number.
 * Where there is none, each record of the profile with a value other than zero is one sample.
 */
public final class SampleRule {
    private static final String COUNT = "count";
    private static final Set<String> COUNT_THEMSELVES = Set.of("samples", "contentions", "goroutine");

    private SampleRule() {}

    /** What stands beside a value type in the profiles of most profilers and counts its samples; empty for types that have none. */
    public static Optional<ValueType> companion(ValueType type) {
        String name = companionName(type.name());
        return name.isEmpty() ? Optional.empty() : Optional.of(new ValueType(name, COUNT));
    }

    private static String companionName(String name) {
        return switch (name) {
            case "cpu", "wall" -> "samples";
            case "delay" -> "contentions";
            default -> "";
        };
    }

    /** Per value type the index of the type that counts its samples; -1 where records are counted. */
    static int[] columns(List<ValueType> types) {
        int[] columns = new int[types.size()];
        for (int type = 0; type < columns.length; type++) {
            columns[type] = column(types, type);
        }
        return columns;
    }

    private static int column(List<ValueType> types, int type) {
        ValueType asked = types.get(type);
        if (asked.unit().equals(COUNT) && COUNT_THEMSELVES.contains(asked.name())) {
            return type;
        }
        String companion = companionName(asked.name());
        return companion.isEmpty() ? -1 : countNamed(companion, types);
    }

    /** Not by the record's equals, which took a fifth of adding a small profile on JDK 17. */
    private static int countNamed(String name, List<ValueType> types) {
        for (int type = 0; type < types.size(); type++) {
            ValueType candidate = types.get(type);
            if (candidate.name().equals(name) && candidate.unit().equals(COUNT)) {
                return type;
            }
        }
        return -1;
    }
}
