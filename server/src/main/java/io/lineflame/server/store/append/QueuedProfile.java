package io.lineflame.server.store.append;

import io.lineflame.db.ProfileRow;
import io.lineflame.db.SpanRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A profile as numbers of its table's tree, on its way to a commit.
 *
 * @param parts one for each series that its samples belong to; the first may be a mark ({@link ProfileRow}). All are stored in one transaction, so the first tells whether the profile is there already
 * @param spans what they measured of spans, at most one for each part; none for most profiles
 */
record QueuedProfile(
        OpenTable table, Instant time, Duration duration, long digest, List<Part> parts, List<SpanPart> spans) {

    QueuedProfile {
        parts = List.copyOf(parts);
        spans = List.copyOf(spans);
    }

    /** What becomes a row. */
    @SuppressWarnings("ArrayRecordComponent") // handed through once and never compared
    record Part(long seriesId, long[] totals, byte[] block) {}

    /** What becomes a row of spans; see {@link SpanRow}. */
    @SuppressWarnings("ArrayRecordComponent") // handed through once and never compared
    record SpanPart(long seriesId, long[] spanIds, UUID[] traceIds, long[] totals, byte[] blocks) {

        long bytes() {
            return blocks.length + 8L * (spanIds.length + totals.length) + 32L * traceIds.length;
        }
    }

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

    List<SpanRow> spanRows(long tableId) {
        return spans.stream()
                .map(part -> new SpanRow(
                        table.key.tenant(),
                        time,
                        part.seriesId,
                        tableId,
                        digest,
                        part.spanIds,
                        part.traceIds,
                        part.totals,
                        part.blocks))
                .toList();
    }

    /** Of the blocks. */
    long bytes() {
        return parts.stream().mapToLong(part -> part.block.length).sum()
                + spans.stream().mapToLong(SpanPart::bytes).sum();
    }

    private ProfileRow row(Part part, long tableId) {
        return new ProfileRow(
                table.key.tenant(), time, duration.toNanos(), part.seriesId, tableId, digest, part.totals, part.block);
    }
}
