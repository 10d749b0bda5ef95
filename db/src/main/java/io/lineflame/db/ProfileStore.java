package io.lineflame.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The profiles: appended in groups. They are only ever added; what is read is in {@link BlockStore}. */
public final class ProfileStore {
    private final Partitions partitions;

    public ProfileStore(Database database) {
        this.partitions = Partitions.ofProfiles(database);
    }

    /**
     * Makes room for profiles of these times. To be called before the transaction that appends them, never inside one: it commits by
     * itself. Costs nothing for days seen before. Each new day costs a table: bound the times you accept.
     */
    public void prepare(int tenant, Collection<Instant> times) {
        partitions.ensure(tenant, times);
    }

    /** The same after a CONFLICT: what is remembered of days that are there may be wrong, since another node may have dropped one. */
    public void prepareAgain(int tenant, Collection<Instant> times) {
        partitions.forget();
        partitions.ensure(tenant, times);
    }

    /**
     * Appends profiles and counts them, save marks, for their series; nothing is visible before the transaction commits.
     *
     * @throws DatabaseException of kind CONFLICT when {@link #prepare} was not called for a day, or its partition was dropped since:
     *     {@link #prepareAgain} and repeat the transaction; of kind DUPLICATE when one of the rows is there already, see {@link #present}
     */
    public void append(Transaction tx, List<ProfileRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        tx.onConnection(connection -> {
            copyIn(connection, rows);
            return true;
        });
        SeriesHours.count(tx, rows);
    }

    /** Which of the rows are stored already, from earlier transactions: those with the same series, time and digest. */
    public BitSet present(Transaction tx, List<ProfileRow> rows) {
        BitSet present = new BitSet();
        if (rows.isEmpty()) {
            return present;
        }
        tx.rows(
                        """
                SELECT asked.number FROM unnest(?::integer[], ?::bigint[], ?::timestamptz[], ?::bigint[])
                    WITH ORDINALITY AS asked (tenant_id, series_id, time, digest, number)
                JOIN profiles p USING (tenant_id, series_id, time, digest)
                WHERE p.tenant_id = ANY (?::integer[]) AND p.time >= ? AND p.time <= ?
                """, // the same once more in constants, by which the planner leaves out all other partitions
                        row -> row.getInt("number") - 1,
                        rows.stream().map(ProfileRow::tenant).toArray(Integer[]::new),
                        rows.stream().map(ProfileRow::seriesId).toArray(Long[]::new),
                        rows.stream()
                                .map(row -> row.time().truncatedTo(ChronoUnit.MICROS))
                                .toArray(Instant[]::new),
                        rows.stream().map(ProfileRow::digest).toArray(Long[]::new),
                        rows.stream().map(ProfileRow::tenant).distinct().toArray(Integer[]::new),
                        rows.stream()
                                .map(ProfileRow::time)
                                .min(Comparator.naturalOrder())
                                .orElseThrow()
                                .truncatedTo(ChronoUnit.MICROS),
                        rows.stream()
                                .map(ProfileRow::time)
                                .max(Comparator.naturalOrder())
                                .orElseThrow())
                .forEach(present::set);
        return present;
    }

    private static void copyIn(Connection connection, List<ProfileRow> rows) throws SQLException {
        BinaryCopyWriter writer = new BinaryCopyWriter();
        for (ProfileRow row : rows) {
            writer.row(8);
            writer.instantField(row.time());
            writer.int8Field(row.seriesId());
            writer.int8Field(row.symbolTableId());
            writer.int8Field(row.durationNanos());
            writer.int8Field(row.digest());
            writer.int4Field(row.tenant());
            writer.int8ArrayField(row.totals());
            writer.bytesField(row.block());
        }
        writer.send(connection, """
                COPY profiles (time, series_id, symbol_table_id, duration_ns, digest, tenant_id, totals, block)
                FROM STDIN (FORMAT binary)
                """);
    }
}
