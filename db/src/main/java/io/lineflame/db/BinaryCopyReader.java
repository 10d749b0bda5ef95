package io.lineflame.db;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyOut;

/**
 * Reads what COPY sends in binary, a row at a time (PostgreSQL manual, "COPY", binary format). The fields of a row lie in one array,
 * which is the reader's no more once the next row is asked for: who wants to keep bytes of it keeps the array, and copies nothing.
 */
final class BinaryCopyReader {
    private static final int SIGNATURE_LENGTH = 11;
    private static final byte[] NOTHING = new byte[0];

    private final CopyOut copy;
    private byte[] bytes = NOTHING;
    private ByteBuffer message = ByteBuffer.wrap(NOTHING);
    private boolean headerRead;

    BinaryCopyReader(CopyOut copy) {
        this.copy = copy;
    }

    /** Moves to the next row; false after the last one, and only then is the connection free again. */
    boolean next() throws SQLException {
        if (!message.hasRemaining() && !receive()) {
            return false;
        }
        if (message.getShort() >= 0) {
            return true;
        }
        copy.readFromCopy(); // behind the trailer comes the end of the copy, which has to be read as well
        return false;
    }

    /** Reads away what is left after the server was asked to stop; what it says about that is of no interest. */
    void drain() {
        try {
            while (copy.isActive() && copy.readFromCopy() != null) {
                // read on
            }
        } catch (SQLException e) {
            // "canceling statement due to user request": what was asked for
        }
    }

    private boolean receive() throws SQLException {
        byte @Nullable [] received = copy.readFromCopy();
        if (received == null) {
            return false;
        }
        bytes = received;
        message = ByteBuffer.wrap(received);
        if (!headerRead) {
            message.position(SIGNATURE_LENGTH + Integer.BYTES);
            int extension = message.getInt();
            message.position(message.position() + extension);
            headerRead = true;
        }
        return message.hasRemaining() || receive();
    }

    long int8Field() {
        message.getInt(); // always 8: the columns are NOT NULL
        return message.getLong();
    }

    /** An array of one dimension without nulls. */
    long[] int8ArrayField() {
        long[] values = new long[arrayField()];
        for (int i = 0; i < values.length; i++) {
            values[i] = int8Field();
        }
        return values;
    }

    /** An array of one dimension without nulls. */
    UUID[] uuidArrayField() {
        UUID[] values = new UUID[arrayField()];
        for (int i = 0; i < values.length; i++) {
            message.getInt(); // always 16
            values[i] = new UUID(message.getLong(), message.getLong());
        }
        return values;
    }

    /** How many elements follow, each with its length before it. */
    private int arrayField() {
        message.getInt(); // of the field
        int dimensions = message.getInt();
        message.getLong(); // no nulls; the elements' type
        if (dimensions == 0) {
            return 0;
        }
        int length = message.getInt();
        message.getInt(); // lower bound
        return length;
    }

    /** Moves behind a field of bytes and gives its length; it lies in {@link #bytes} and ends at {@link #position}. */
    int bytesField() {
        int length = message.getInt();
        message.position(message.position() + length);
        return length;
    }

    /** What the server sent of this row, or of this and others. */
    byte[] bytes() {
        return bytes;
    }

    /** Where the next field starts in {@link #bytes}. */
    int position() {
        return message.position();
    }
}
