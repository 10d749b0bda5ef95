package io.lineflame.db;

import static java.util.stream.Collectors.joining;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.postgresql.PGConnection;

/** Reads blocks by {@link CopyRows}. */
final class BlockCopy {
    /** A statement with very many parts is planned slowly. */
    private static final int MOST_PARTS = 64;

    private final int tenant;
    private final Cancellation cancellation;
    private final List<String> parts = new ArrayList<>();

    BlockCopy(int tenant, Cancellation cancellation) {
        this.tenant = tenant;
        this.cancellation = cancellation;
    }

    /** Takes what was read. */
    interface RowConsumer {
        /**
         * One row.
         *
         * @param series of the profiles; one of them when the row is of several
         * @param time when the profile or the unit of the rollup starts, in microseconds since 2000
         * @param bytes may be kept
         */
        void row(long series, long table, long time, long profiles, byte[] bytes, int offset, int length);
    }

    /** Adds the profiles that start in the range. */
    void profiles(MicrosRange range, Collection<Long> series) {
        parts.add("SELECT series_id, symbol_table_id, time, 1::bigint, block FROM profiles WHERE " + in(range) + " AND "
                + CopyRows.any("series_id", series));
    }

    /** Adds single profiles. */
    void profiles(MicrosRange range, List<StoredProfile> some) {
        String keys = some.stream()
                .map(one -> "(" + one.seriesId() + ",'" + one.time() + "'::timestamptz," + one.digest() + ")")
                .collect(joining(","));
        parts.add("SELECT series_id, symbol_table_id, time, 1::bigint, block FROM profiles WHERE " + in(range)
                + " AND (series_id, time, digest) IN (" + keys + ")");
    }

    /** Adds the rollups of units that start in the range. */
    void rollups(MicrosRange range, Collection<Long> series, long unit) {
        parts.add("SELECT series_id, symbol_table_id, time, profiles, block FROM rollups WHERE " + in(range) + " AND "
                + CopyRows.any("series_id", series) + " AND seconds = " + unit / 1_000_000);
    }

    /** Adds the rollups of days that start in the range, of these tables and versions; also others of the same tables. */
    void dayRollups(MicrosRange range, Collection<Long> tables, Collection<byte[]> versionKeys) {
        String keys = versionKeys.stream()
                .map(key -> "'\\x" + HexFormat.of().formatHex(key) + "'::bytea")
                .distinct()
                .collect(joining(","));
        parts.add("SELECT series_ids[1], symbol_table_id, time, profiles, block FROM day_rollups WHERE " + in(range)
                + " AND " + CopyRows.any("symbol_table_id", tables) + " AND version_key IN (" + keys + ")");
    }

    void run(PGConnection connection, RowConsumer consumer) throws SQLException {
        for (int first = 0; first < parts.size(); first += MOST_PARTS) {
            List<String> some = parts.subList(first, Math.min(first + MOST_PARTS, parts.size()));
            CopyRows.read(connection, cancellation, String.join(" UNION ALL ", some), reader -> {
                long series = reader.int8Field();
                long table = reader.int8Field();
                long time = reader.int8Field();
                long profiles = reader.int8Field();
                int length = reader.bytesField();
                consumer.row(series, table, time, profiles, reader.bytes(), reader.position() - length, length);
            });
        }
    }

    private String in(MicrosRange range) {
        return CopyRows.in(tenant, range);
    }
}
