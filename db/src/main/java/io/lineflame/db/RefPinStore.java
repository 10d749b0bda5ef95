package io.lineflame.db;

import java.time.Instant;
import java.util.Optional;

/** Which commit a ref meant when it was first seen. A pin is never changed: the first one stays. */
public final class RefPinStore {
    private final Database database;

    public RefPinStore(Database database) {
        this.database = database;
    }

    /**
     * A pinned ref.
     *
     * @param commit the full hash
     */
    public record RefPinRow(String commit, Instant firstSeen) {}

    /** The pin of a ref; empty when it was never resolved. */
    public Optional<RefPinRow> find(int tenant, String repository, String ref) {
        return database.inTransaction(tx -> tx.row(
                """
                SELECT commit, first_seen FROM ref_pins WHERE tenant_id = ? AND repository = ? AND ref = ?
                """,
                row -> new RefPinRow(row.getString("commit"), Transaction.instant(row, "first_seen")),
                tenant,
                repository,
                ref));
    }

    /** Pins a ref unless it is pinned already; gives the pin that holds, which may be somebody else's. */
    public RefPinRow pin(int tenant, String repository, String ref, String commit, Instant now) {
        database.useTransaction(tx -> tx.update("""
                INSERT INTO ref_pins (tenant_id, repository, ref, commit, first_seen) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (tenant_id, repository, ref) DO NOTHING
                """, tenant, repository, ref, commit, now));
        return find(tenant, repository, ref).orElseThrow();
    }
}
