package io.lineflame.db;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyOut;

/** Reads what COPY sends in binary, a row at a time (PostgreSQL manual, "COPY", binary format). */
final class BinaryCopyReader {
    private static final int SIGNATURE_LENGTH = 11;

    private final CopyOut copy;
    private ByteBuffer message = ByteBuffer.allocate(0);
    private boolean headerRead;

    BinaryCopyReader(CopyOut copy) {
        this.copy = copy;
    }

    /** Moves to the next row; false after the last one. The server sends whole rows per message. */
    boolean next() throws SQLException {
        while (!message.hasRemaining()) {
            byte @Nullable [] received = copy.readFromCopy();
            if (received == null) {
                return false;
            }
            message = ByteBuffer.wrap(received);
            if (!headerRead) {
                message.position(SIGNATURE_LENGTH + Integer.BYTES);
                int extension = message.getInt();
                message.position(message.position() + extension);
                headerRead = true;
            }
        }
        return message.getShort() >= 0;
    }

    long int8Field() {
        message.getInt(); // always 8: the columns are NOT NULL
        return message.getLong();
    }

    byte[] bytesField() {
        byte[] field = new byte[message.getInt()];
        message.get(field);
        return field;
    }
}
