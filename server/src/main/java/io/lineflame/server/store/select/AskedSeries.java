package io.lineflame.server.store.select;

import io.lineflame.db.SeriesRow;
import io.lineflame.profile.ProfileType;
import io.lineflame.profile.stacks.StackTree;
import io.lineflame.profile.stacks.Weights;
import io.lineflame.server.profiles.ServiceVersion;
import io.lineflame.server.profiles.VersionProfiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * The series of a selection, and the sums that their blocks go to. A group is what may share a block: series of one version with the
 * asked type in one column. For one thread at a time.
 */
final class AskedSeries {

    private final List<Group> groups = new ArrayList<>();
    private final Map<Long, Integer> groupOfSeries = new HashMap<>();
    private final Map<ServiceVersion, VersionSum> sums = new LinkedHashMap<>();

    AskedSeries(List<SeriesRow> rows, ProfileType type) {
        Map<GroupKey, Integer> known = new HashMap<>();
        for (SeriesRow row : rows) {
            GroupKey key = new GroupKey(ServiceVersion.of(row.labels()), row.column(type.id()));
            VersionSum sum = sums.computeIfAbsent(key.version, VersionSum::new);
            sum.rows.add(row);
            int group = known.computeIfAbsent(key, any -> {
                groups.add(new Group(sum, key.column));
                return groups.size() - 1;
            });
            groupOfSeries.put(row.id(), group);
        }
    }

    private record GroupKey(ServiceVersion version, int column) {}

    private record Group(VersionSum sum, int column) {}

    /** The group of each series, by its id. */
    Map<Long, Integer> groups() {
        return groupOfSeries;
    }

    /** Adds a block; the first of a table makes weights of the tree that {@code trees} gives. */
    void add(
            int group, long table, long profiles, byte[] bytes, int offset, int length, LongFunction<StackTree> trees) {
        Group of = groups.get(group);
        of.sum
                .weights
                .computeIfAbsent(table, id -> new Weights(trees.apply(id)))
                .add(bytes, offset, length, of.column);
        of.sum.profiles += profiles;
    }

    /** What was added up, each version apart. */
    List<VersionProfiles> versions() {
        return sums.values().stream().map(VersionSum::profiles).toList();
    }

    /** Adds up one version. */
    private static final class VersionSum {

        private final ServiceVersion version;
        private final List<SeriesRow> rows = new ArrayList<>();
        private final Map<Long, Weights> weights = new HashMap<>();
        private long profiles;

        VersionSum(ServiceVersion version) {
            this.version = version;
        }

        VersionProfiles profiles() {
            Instant first = rows.stream()
                    .map(SeriesRow::firstSeen)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            Instant last = rows.stream()
                    .map(SeriesRow::lastSeen)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            return new VersionProfiles(version, List.copyOf(weights.values()), first, last, profiles);
        }
    }
}
