package io.lineflame.db;

import java.util.List;
import java.util.Optional;

/** Who profiles belong to. Ids never change, so callers may keep them. */
public final class TenantStore {
    private final Database database;

    public TenantStore(Database database) {
        this.database = database;
    }

    /** The tenant's id; makes the tenant when it is new. Commits by itself. */
    public int idOf(String name) {
        Optional<Integer> known = find(name);
        return known.isPresent() ? known.get() : database.inTransaction(tx -> create(tx, name));
    }

    /** The tenant's id; empty when nothing was ever sent for it. */
    public Optional<Integer> find(String name) {
        return database.inTransaction(tx -> select(tx, name));
    }

    /** All names, sorted. */
    public List<String> names() {
        return database.inTransaction(tx -> tx.rows("""
                SELECT name FROM tenants ORDER BY name COLLATE "C"
                """, row -> row.getString("name")));
    }

    /** All of them, by id. */
    public List<TenantRow> all() {
        return database.inTransaction(
                tx -> tx.rows("""
                SELECT id, name FROM tenants ORDER BY id
                """, row -> new TenantRow(row.getInt("id"), row.getString("name"))));
    }

    private static int create(Transaction tx, String name) {
        tx.update("""
                INSERT INTO tenants (name) VALUES (?) ON CONFLICT (name) DO NOTHING
                """, name);
        return select(tx, name).orElseThrow();
    }

    private static Optional<Integer> select(Transaction tx, String name) {
        return tx.row("""
                SELECT id FROM tenants WHERE name = ?
                """, row -> row.getInt("id"), name);
    }
}
