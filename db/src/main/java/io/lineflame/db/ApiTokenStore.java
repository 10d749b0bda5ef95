package io.lineflame.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tokens of programs, by their hash; the token itself never comes here. */
public final class ApiTokenStore {
    private static final String COLUMNS = "id, name, tenant, scopes, created, last_used, expires";

    private final Database database;

    public ApiTokenStore(Database database) {
        this.database = database;
    }

    /**
     * A token.
     *
     * @param tenant the name; empty for every tenant
     * @param scopes {@code push}, {@code read}
     * @param lastUsed to some minutes; empty when it never was
     * @param expires empty for never
     */
    public record ApiTokenRow(
            long id,
            String name,
            Optional<String> tenant,
            List<String> scopes,
            Instant created,
            Optional<Instant> lastUsed,
            Optional<Instant> expires) {

        public ApiTokenRow {
            scopes = List.copyOf(scopes);
        }
    }

    /** Keeps a new token; gives its id. */
    public long create(
            byte[] tokenHash,
            String name,
            Optional<String> tenant,
            List<String> scopes,
            Instant now,
            Optional<Instant> expires) {
        return database.inTransaction(tx -> tx.row(
                        """
                        INSERT INTO api_tokens (token_hash, name, tenant, scopes, created, expires) VALUES (?, ?, ?::text, ?, ?, ?::timestamptz)
                        RETURNING id
                        """,
                        row -> row.getLong("id"),
                        tokenHash,
                        name,
                        tenant,
                        scopes.toArray(String[]::new),
                        now,
                        expires))
                .orElseThrow();
    }

    /** The token with this hash, also when it has expired: that is for the caller to judge. */
    public Optional<ApiTokenRow> find(byte[] tokenHash) {
        return database.inTransaction(tx ->
                tx.row("SELECT " + COLUMNS + " FROM api_tokens WHERE token_hash = ?", ApiTokenStore::token, tokenHash));
    }

    /** All, in the order of making. */
    public List<ApiTokenRow> all() {
        return database.inTransaction(
                tx -> tx.rows("SELECT " + COLUMNS + " FROM api_tokens ORDER BY id", ApiTokenStore::token));
    }

    /** Notes that it was used; a time before the noted one changes nothing. */
    public void touch(long id, Instant now) {
        database.useTransaction(tx -> tx.update("""
                UPDATE api_tokens SET last_used = ? WHERE id = ? AND (last_used IS NULL OR last_used < ?)
                """, now, id, now));
    }

    /** Ends a token; false when there is none. */
    public boolean revoke(long id) {
        return database.inTransaction(tx -> tx.update("DELETE FROM api_tokens WHERE id = ?", id)) == 1;
    }

    private static ApiTokenRow token(ResultSet row) throws SQLException {
        return new ApiTokenRow(
                row.getLong("id"),
                row.getString("name"),
                Transaction.optionalString(row, "tenant"),
                Transaction.strings(row, "scopes"),
                Transaction.instant(row, "created"),
                Transaction.optionalInstant(row, "last_used"),
                Transaction.optionalInstant(row, "expires"));
    }
}
