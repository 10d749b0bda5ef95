package io.lineflame.server.ingest;

import io.lineflame.profile.ProfileType;
import io.lineflame.profile.ValueType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Gives a profile's value types the names under which Grafana's tools know them. The kind of profile is one for all its value types; see docs/adr/0041.
 */
final class ProfileNaming {

    private static final String UNKNOWN = "unknown";
    /** What may not stand in an id or on a page. */
    private static final Pattern UNFIT = Pattern.compile("[:\\p{Cc}\\p{Cs}\\uFFFD{}\",]");

    private ProfileNaming() {}

    /** The kind of a profile that does not say it. */
    static String kind(List<ValueType> sampleTypes, SampleTypeConfig config) {
        if (sampleTypes.stream().anyMatch(type -> type.name().equals("wall"))) {
            return "wall";
        }
        String last = UNKNOWN;
        for (ValueType type : sampleTypes) {
            last = config.displayName(type.name());
            String kind = kind(last);
            if (!kind.isEmpty()) {
                return kind;
            }
        }
        return fit(last);
    }

    /** Ids of the profile types, one per sample type and in their order; no two are equal. */
    static List<String> profileTypes(String kind, List<ValueType> sampleTypes, ValueType periodType) {
        List<String> ids = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (ValueType type : sampleTypes) {
            String id = id(kind, type.name(), type, periodType);
            for (int number = 2; !taken.add(id); number++) {
                id = id(kind, type.name() + "_" + number, type, periodType);
            }
            ids.add(id);
        }
        return ids;
    }

    private static String id(String kind, String sampleType, ValueType type, ValueType periodType) {
        return new ProfileType(
                        fit(kind),
                        fit(sampleType),
                        clean(type.unit()),
                        clean(periodType.name()),
                        clean(periodType.unit()))
                .id();
    }

    private static String kind(String name) {
        if (name.contains("cpu")) {
            return "process_cpu";
        }
        if (name.contains("alloc_") || name.contains("inuse_") || name.equals("space") || name.equals("objects")) {
            return "memory";
        }
        if (name.contains("mutex_")) {
            return "mutex";
        }
        if (name.contains("block_")) {
            return "block";
        }
        return name.contains("goroutines") ? "goroutines" : "";
    }

    private static String fit(String name) {
        String clean = clean(name);
        return clean.isEmpty() ? UNKNOWN : clean;
    }

    private static String clean(String name) {
        return UNFIT.matcher(name).replaceAll("_");
    }
}
