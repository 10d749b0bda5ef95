package io.lineflame.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** Where people say that a service's source is: each for themselves, and one for all. */
public final class OverrideStore {
    private final Database database;

    public OverrideStore(Database database) {
        this.database = database;
    }

    /**
     * What somebody said of a service. A part that is empty is as the profiles' labels say.
     *
     * @param user whose own it is; empty for what holds for all
     */
    public record OverrideRow(OptionalLong user, String repository, String ref, String rootPath) {}

    /**
     * What holds for all and what is this person's own, in this order; each may be missing.
     *
     * @param tenant its name; it need not be there
     */
    public List<OverrideRow> find(String tenant, String service, OptionalLong user) {
        return database.inTransaction(tx -> tx.rows("""
                SELECT o.user_id, o.repository, o.ref, o.root_path FROM source_overrides o
                JOIN tenants t ON t.id = o.tenant_id
                WHERE t.name = ? AND o.service = ? AND (o.user_id IS NULL OR o.user_id = ?::bigint)
                ORDER BY o.user_id NULLS FIRST
                """, OverrideStore::override, tenant, service, user));
    }

    /** Sets what one person, or everybody, says of a service; the last one wins. */
    public void put(int tenant, String service, OverrideRow row, Instant now) {
        String owner = row.user().isPresent()
                ? "(tenant_id, service, user_id) WHERE user_id IS NOT NULL"
                : "(tenant_id, service) WHERE user_id IS NULL";
        database.useTransaction(tx -> tx.update(
                """
                INSERT INTO source_overrides (tenant_id, service, user_id, repository, ref, root_path, changed)
                VALUES (?, ?, ?::bigint, ?, ?, ?, ?)
                ON CONFLICT\s""" + owner + """
                 DO UPDATE SET repository = excluded.repository, ref = excluded.ref, root_path = excluded.root_path,
                    changed = excluded.changed
                """, tenant, service, row.user(), row.repository(), row.ref(), row.rootPath(), now));
    }

    /** Forgets it; whether there was one. */
    public boolean remove(int tenant, String service, OptionalLong user) {
        return database.inTransaction(tx -> tx.update("""
                DELETE FROM source_overrides
                WHERE tenant_id = ? AND service = ? AND user_id IS NOT DISTINCT FROM ?::bigint
                """, tenant, service, user)) > 0;
    }

    private static OverrideRow override(ResultSet row) throws SQLException {
        long user = row.getLong("user_id");
        return new OverrideRow(
                row.wasNull() ? OptionalLong.empty() : OptionalLong.of(user),
                row.getString("repository"),
                row.getString("ref"),
                row.getString("root_path"));
    }
}
