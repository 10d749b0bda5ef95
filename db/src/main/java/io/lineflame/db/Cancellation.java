package io.lineflame.db;

import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Lets another thread stop a long read: the read then ends with a {@link DatabaseException} of kind CANCELLED. For one read at a time. */
public final class Cancellation {
    private boolean cancelled;
    private @Nullable PGConnection running;

    /** Stops the read under way, or the next one before it starts. Calling it again does nothing. */
    public synchronized void cancel() {
        if (cancelled) {
            return;
        }
        cancelled = true;
        if (running != null) {
            try {
                running.cancelQuery();
            } catch (SQLException e) {
                throw SqlErrors.of(e);
            }
        }
    }

    public synchronized boolean cancelled() {
        return cancelled;
    }

    /** Reads in a transaction, so that it can be stopped; what the body does after a statement is not interrupted. */
    <T> T during(Transaction tx, Supplier<T> read) {
        return tx.onConnection(connection -> {
            starts(connection.unwrap(PGConnection.class));
            try {
                return read.get();
            } finally {
                ends();
            }
        });
    }

    /** What reads by the connection itself. */
    interface Reading<T> {
        T read(PGConnection connection) throws SQLException;
    }

    /** The same for what needs the connection itself. */
    <T> T reading(Transaction tx, Reading<T> reading) {
        return tx.onConnection(connection -> {
            PGConnection postgres = connection.unwrap(PGConnection.class);
            starts(postgres);
            try {
                return reading.read(postgres);
            } finally {
                ends();
            }
        });
    }

    synchronized void starts(PGConnection connection) {
        throwIfCancelled();
        running = connection;
    }

    /** From here on cancelling cannot hit what the connection does next. */
    synchronized void ends() {
        running = null;
    }

    /**
     * For work between reads.
     *
     * @throws DatabaseException of kind CANCELLED when somebody cancelled
     */
    public synchronized void throwIfCancelled() {
        if (cancelled) {
            throw new DatabaseException(DatabaseException.Kind.CANCELLED, "The read was cancelled.", null);
        }
    }
}
