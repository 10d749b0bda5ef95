package io.lineflame.db;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows in the binary format of COPY (PostgreSQL manual, "COPY", binary format). Fields must come in the order of the columns. */
final class BinaryCopyWriter {
    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int INT8_OID = 20;
    private static final int UUID_OID = 2950;
    private static final long EPOCH_2000_SECONDS = 946_684_800L;

    private byte[] bytes = new byte[8192];
    private int length;

    BinaryCopyWriter() {
        room(SIGNATURE.length);
        System.arraycopy(SIGNATURE, 0, bytes, 0, SIGNATURE.length);
        length = SIGNATURE.length;
        int32(0); // flags
        int32(0); // no header extension
    }

    void row(int fields) {
        int16(fields);
    }

    void int8Field(long value) {
        int32(Long.BYTES);
        int64(value);
    }

    void int4Field(int value) {
        int32(Integer.BYTES);
        int32(value);
    }

    /** Kept to the microsecond, as timestamptz holds it. */
    void instantField(Instant value) {
        int8Field(micros2000(value));
    }

    void int8ArrayField(long[] values) {
        int32(20 + values.length * 12);
        int32(1); // dimensions
        int32(0); // no nulls
        int32(INT8_OID);
        int32(values.length);
        int32(1); // lower bound
        for (long value : values) {
            int8Field(value);
        }
    }

    void uuidArrayField(UUID[] values) {
        if (values.length == 0) {
            int32(12);
            int32(0); // dimensions
            int32(0); // no nulls
            int32(UUID_OID);
            return;
        }
        int32(20 + values.length * 20);
        int32(1); // dimensions
        int32(0); // no nulls
        int32(UUID_OID);
        int32(values.length);
        int32(1); // lower bound
        for (UUID value : values) {
            int32(2 * Long.BYTES);
            int64(value.getMostSignificantBits());
            int64(value.getLeastSignificantBits());
        }
    }

    void bytesField(byte[] value) {
        int32(value.length);
        room(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
    }

    /** All rows with the trailer; nothing may be added afterwards. */
    byte[] finished() {
        int16(-1);
        return Arrays.copyOf(bytes, length);
    }

    /** Sends all rows by a statement that says {@code FROM STDIN (FORMAT binary)}; nothing may be added afterwards. */
    void send(Connection connection, String sql) throws SQLException {
        byte[] all = finished();
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try {
            copy.writeToCopy(all, 0, all.length);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** Microseconds since 2000-01-01 UTC, rounded towards the past. */
    static long micros2000(Instant time) {
        return Math.addExact(
                Math.multiplyExact(time.getEpochSecond() - EPOCH_2000_SECONDS, 1_000_000L), time.getNano() / 1000);
    }

    static Instant instant(long micros2000) {
        return Instant.ofEpochSecond(
                EPOCH_2000_SECONDS + Math.floorDiv(micros2000, 1_000_000L),
                Math.floorMod(micros2000, 1_000_000L) * 1000L);
    }

    private void int16(int value) {
        room(2);
        bytes[length++] = (byte) (value >> 8);
        bytes[length++] = (byte) value;
    }

    private void int32(int value) {
        int16(value >> 16);
        int16(value);
    }

    private void int64(long value) {
        int32((int) (value >> 32));
        int32((int) value);
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(
                    bytes, Math.max(Math.addExact(length, more), (int) Math.min(bytes.length * 2L, 1 << 30)));
        }
    }
}
