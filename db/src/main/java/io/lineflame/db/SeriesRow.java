package io.lineflame.db;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A series and what it got in the range that was asked for.
 *
 * @param id what profiles refer to
 * @param labels by name
 * @param profileTypes ids in the order of the block's columns
 * @param firstSeen start of its first profile in the range
 * @param lastSeen start of its last profile in the range
 * @param profiles how many profiles in the range
 */
public record SeriesRow(
        long id,
        String service,
        SortedMap<String, String> labels,
        List<String> profileTypes,
        Instant firstSeen,
        Instant lastSeen,
        long profiles) {
    public SeriesRow {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        profileTypes = List.copyOf(profileTypes);
    }

    /** The column of a profile type in this series' blocks, totals and samples, from 0; -1 when it has none. */
    public int column(String profileType) {
        return profileTypes.indexOf(profileType);
    }
}
