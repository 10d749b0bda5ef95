package io.lineflame.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * What stacks are made of, as tables that only grow. A table belongs to one writer, which appends to it from one transaction at a
 * time; anybody may read. A block read from the store refers only to chunks that are in the store by then, so read chunks after blocks.
 */
public final class SymbolStore {
    private final Database database;

    public SymbolStore(Database database) {
        this.database = database;
    }

    /** Opens a new, empty table and gives its id. A writer may open several for one service and day. */
    public long create(Transaction tx, int tenant, String service, LocalDate epoch, UUID writer) {
        return tx.row("""
                        INSERT INTO symbol_tables (tenant_id, service, epoch, writer) VALUES (?, ?, ?, ?) RETURNING id
                        """, row -> row.getLong("id"), tenant, service, epoch, writer)
                .orElseThrow();
    }

    /**
     * Appends a chunk in the transaction of the first block that needs it. The table's day must be prepared, see
     * {@link ProfileStore#prepare}.
     *
     * @param number 0 for the table's first chunk, then one more each time
     * @throws IllegalStateException when the number is not the next one, or the table is closed or unknown: the writer's view is stale
     * @throws DatabaseException of kind CONFLICT when the day has no partition
     */
    public void append(Transaction tx, long tableId, int number, byte[] body) {
        int appended = tx.update("""
                WITH grown AS (
                    UPDATE symbol_tables SET chunks = chunks + 1
                    WHERE id = ? AND chunks = ? AND closed IS NULL
                    RETURNING id, chunks - 1 AS number, tenant_id, epoch
                )
                INSERT INTO symbol_chunks (table_id, number, tenant_id, epoch, body)
                SELECT id, number, tenant_id, epoch, ? FROM grown
                """, tableId, number, body);
        if (appended != 1) {
            throw new IllegalStateException("Chunk " + number + " does not follow in symbol table " + tableId
                    + ", or the table is closed or gone.");
        }
    }

    /** The number that the table's next chunk has to have; empty when nothing can be appended, since it is closed or gone. */
    public OptionalInt nextChunk(Transaction tx, long tableId) {
        return tx.row("""
                SELECT chunks FROM symbol_tables WHERE id = ? AND closed IS NULL
                """, row -> OptionalInt.of(row.getInt("chunks")), tableId).orElse(OptionalInt.empty());
    }

    /** Ends a table: nothing can be appended any more. Closing twice is fine. */
    public void close(Transaction tx, long tableId) {
        tx.update("""
                UPDATE symbol_tables SET closed = now() WHERE id = ? AND closed IS NULL
                """, tableId);
    }

    /** The chunks from a number on, in order, and whether more may follow: who has all of a complete table need not ask again. */
    public SymbolNews news(long tableId, int fromNumber) {
        return database.inTransaction(tx -> tx.row("""
                        SELECT tenant_id, epoch, chunks, closed IS NOT NULL AS closed FROM symbol_tables WHERE id = ?
                        """, SymbolStore::tableRow, tableId)
                .map(table -> new SymbolNews(
                        table.chunks > fromNumber ? bodies(tx, tableId, table, fromNumber) : List.of(), table.closed))
                .orElse(new SymbolNews(List.of(), true)));
    }

    private record TableRow(int tenant, LocalDate epoch, int chunks, boolean closed) {}

    private static TableRow tableRow(ResultSet row) throws SQLException {
        return new TableRow(
                row.getInt("tenant_id"),
                row.getObject("epoch", LocalDate.class),
                row.getInt("chunks"),
                row.getBoolean("closed"));
    }

    /** Tenant and day are constants here, by which the planner leaves out all other partitions. */
    private static List<byte[]> bodies(Transaction tx, long tableId, TableRow table, int fromNumber) {
        return tx.rows("""
                SELECT body FROM symbol_chunks
                WHERE tenant_id = ? AND epoch = ? AND table_id = ? AND number >= ? ORDER BY number
                """, row -> row.getBytes("body"), table.tenant, table.epoch, tableId, fromNumber);
    }
}
