package io.lineflame.server.store.append;

import io.lineflame.db.ProfileRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A profile as numbers of its table's tree, on its way to a commit.
 *
 * @param parts one for each series that its samples belong to. All are stored in one transaction, so the first tells whether the profile is there already
 */
record QueuedProfile(OpenTable table, Instant time, Duration duration, long digest, List<Part> parts) {

    QueuedProfile {
        parts = List.copyOf(parts);
    }

    /** What becomes a row. */
    @SuppressWarnings("ArrayRecordComponent") // handed through once and never compared
    record Part(long seriesId, long[] totals, byte[] block) {}

    /** What makes it the same profile as another. */
    record Identity(long seriesId, Instant time, long digest) {}

    Identity identity() {
        return new Identity(parts.get(0).seriesId(), time, digest);
    }

    /** The row that tells whether it is stored; of no table in particular. */
    ProfileRow firstRow() {
        return row(parts.get(0), -1);
    }

    List<ProfileRow> rows(long tableId) {
        List<ProfileRow> rows = new ArrayList<>(parts.size());
        parts.forEach(part -> rows.add(row(part, tableId)));
        return rows;
    }

    /** Of the blocks. */
    long bytes() {
        return parts.stream().mapToLong(part -> part.block.length).sum();
    }

    private ProfileRow row(Part part, long tableId) {
        return new ProfileRow(
                table.key.tenant(), time, duration.toNanos(), part.seriesId, tableId, digest, part.totals, part.block);
    }
}
