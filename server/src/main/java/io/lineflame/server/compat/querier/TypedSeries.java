package io.lineflame.server.compat.querier;

import io.lineflame.db.SeriesRow;
import io.lineflame.profile.ProfileType;
import io.lineflame.server.profiles.ServiceVersion;
import io.lineflame.wire.types.LabelPair;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What this protocol calls a series: one profile type of one of ours.
 *
 * @param row that has the type
 */
public record TypedSeries(SeriesRow row, ProfileType type) {

    /** Those of a row, in the row's order. */
    static Stream<TypedSeries> of(SeriesRow row) {
        return row.profileTypes().stream().map(id -> new TypedSeries(row, ProfileType.parse(id)));
    }

    /** All labels that it has here, by name. */
    SortedMap<String, String> labels() {
        SortedMap<String, String> all = new TreeMap<>(row.labels());
        all.putAll(TypeLabels.of(type));
        all.put(TypeLabels.SERVICE, row.labels().getOrDefault(ServiceVersion.SERVICE_LABEL, ""));
        all.values().removeIf(String::isEmpty);
        return all;
    }

    /** The value of a label; empty when it has none. */
    public String value(String name) {
        return TypeLabels.NAMES.contains(name)
                ? TypeLabels.of(type).getOrDefault(name, "")
                : row.labels().getOrDefault(TypeLabels.storedName(name), "");
    }

    /** Some of its labels, by name, each once, without those that it does not have. */
    List<LabelPair> only(Collection<String> names) {
        SortedMap<String, String> some = new TreeMap<>();
        names.forEach(name -> some.put(name, value(name)));
        some.values().removeIf(String::isEmpty);
        return LabelPairs.of(some);
    }
}
