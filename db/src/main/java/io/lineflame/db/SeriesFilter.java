package io.lineflame.db;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Which series: those of a tenant that got a profile in {@code [from, until)}, narrowed down by what an index can answer. Other
 * matchers are applied to the rows by the caller.
 *
 * @param profileType only series that have this column
 * @param labels only series with exactly these labels; empty for all
 */
public record SeriesFilter(
        int tenant, Instant from, Instant until, Optional<String> profileType, Map<String, String> labels) {
    public SeriesFilter {
        labels = Map.copyOf(labels);
    }

    /** Every series of the tenant in the range. */
    public static SeriesFilter all(int tenant, Instant from, Instant until) {
        return new SeriesFilter(tenant, from, until, Optional.empty(), Map.of());
    }

    public SeriesFilter withProfileType(String id) {
        return new SeriesFilter(tenant, from, until, Optional.of(id), labels);
    }

    public SeriesFilter withLabels(Map<String, String> equal) {
        return new SeriesFilter(tenant, from, until, profileType, equal);
    }
}
