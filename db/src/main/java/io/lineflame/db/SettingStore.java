package io.lineflame.db;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a tenant's people changed in the pages, as text by name. */
public final class SettingStore {
    private final Database database;

    public SettingStore(Database database) {
        this.database = database;
    }

    /** A setting's value; empty when it was never set. */
    public Optional<String> find(int tenant, String name) {
        return database.inTransaction(tx -> tx.row("""
                SELECT value FROM settings WHERE tenant_id = ? AND name = ?
                """, row -> row.getString("value"), tenant, name));
    }

    /** All settings whose name starts with a prefix, by name. */
    public SortedMap<String, String> startingWith(int tenant, String prefix) {
        SortedMap<String, String> found = new TreeMap<>();
        database.useTransaction(
                tx -> tx.rows("""
                SELECT name, value FROM settings WHERE tenant_id = ? AND starts_with(name, ?)
                """, row -> found.put(row.getString("name"), row.getString("value")), tenant, prefix));
        return found;
    }

    /** The same with the time of their last change, by name. */
    public List<SettingRow> rowsStartingWith(int tenant, String prefix) {
        return database.inTransaction(tx -> tx.rows(
                """
                SELECT name, value, changed FROM settings WHERE tenant_id = ? AND starts_with(name, ?)
                ORDER BY name COLLATE "C"
                """,
                row -> new SettingRow(
                        row.getString("name"), row.getString("value"), Transaction.instant(row, "changed")),
                tenant,
                prefix));
    }

    /** Sets a value; the last one wins. */
    public void put(int tenant, String name, String value, Instant now) {
        database.useTransaction(tx -> tx.update("""
                INSERT INTO settings (tenant_id, name, value, changed) VALUES (?, ?, ?, ?)
                ON CONFLICT (tenant_id, name) DO UPDATE SET value = excluded.value, changed = excluded.changed
                """, tenant, name, value, now));
    }

    /** Sets a value, unless the one that is there was changed later. Returns whether it did. */
    public boolean putUnlessNewer(int tenant, String name, String value, Instant changed) {
        return database.inTransaction(tx -> tx.update("""
                INSERT INTO settings (tenant_id, name, value, changed) VALUES (?, ?, ?, ?)
                ON CONFLICT (tenant_id, name) DO UPDATE SET value = excluded.value, changed = excluded.changed
                WHERE settings.changed <= excluded.changed
                """, tenant, name, value, changed)) > 0;
    }

    /** Removes a value; nothing happens when there is none. */
    public void remove(int tenant, String name) {
        database.useTransaction(tx -> tx.update("""
                DELETE FROM settings WHERE tenant_id = ? AND name = ?
                """, tenant, name));
    }
}
