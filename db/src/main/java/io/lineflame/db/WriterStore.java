package io.lineflame.db;

import java.time.Duration;
import java.util.UUID;

/**
 * The servers that append to symbol tables. Each says now and then that it is there; what one left open that was not heard of for a
 * while is closed for it, so that readers know that it has come to its end. Times are the database's.
 */
public final class WriterStore {
    private final Database database;

    public WriterStore(Database database) {
        this.database = database;
    }

    /** The writer is there. To be said first in the transaction that makes its first table. */
    public void beat(Transaction tx, UUID writer) {
        tx.update("""
                INSERT INTO writers (id, started, seen) VALUES (?, now(), now())
                ON CONFLICT (id) DO UPDATE SET seen = excluded.seen
                """, writer);
    }

    /**
     * Closes the tables of writers that were not heard of for so long, and forgets the writers. One that was only slow finds its tables
     * closed and makes new ones.
     *
     * @return how many tables were closed
     */
    public int closeTablesOfSilent(Duration silence) {
        return database.inTransaction(tx -> {
            tx.update("""
                    DELETE FROM writers WHERE seen < now() - ? * interval '1 second'
                    """, silence.toSeconds());
            return tx.update("""
                    UPDATE symbol_tables SET closed = now()
                    WHERE closed IS NULL AND NOT EXISTS (SELECT FROM writers w WHERE w.id = symbol_tables.writer)
                    """);
        });
    }

    /** The writer is going: closes all its tables and forgets it. */
    public void leave(UUID writer) {
        database.useTransaction(tx -> {
            tx.update("""
                    UPDATE symbol_tables SET closed = now() WHERE writer = ? AND closed IS NULL
                    """, writer);
            tx.update("""
                    DELETE FROM writers WHERE id = ?
                    """, writer);
        });
    }
}
