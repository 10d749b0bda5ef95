package io.lineflame.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tokens of programs, by their hash; the token itself never comes here. */
public final class ApiTokenStore {
    private static final String COLUMNS = "id, name, tenant, scopes, created, last_used, expires, created_by, starts";

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
     * @param createdBy the login of whoever made it in the pages; empty when it was made on the command line or by nobody we know
     * @param starts its first letters; empty of those made by older versions
     */
    public record ApiTokenRow(
            long id,
            String name,
            Optional<String> tenant,
            List<String> scopes,
            Instant created,
            Optional<Instant> lastUsed,
            Optional<Instant> expires,
            Optional<String> createdBy,
            Optional<String> starts) {

        public ApiTokenRow {
            scopes = List.copyOf(scopes);
        }
    }

    /**
     * A token to be kept.
     *
     * @param hash SHA-256 of it
     * @param starts its first letters
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record NewToken(
            byte[] hash,
            String starts,
            String name,
            Optional<String> tenant,
            List<String> scopes,
            Instant created,
            Optional<Instant> expires,
            Optional<String> createdBy) {

        public NewToken {
            scopes = List.copyOf(scopes);
        }
    }

    /** Keeps a new token; gives its id. */
    public long create(NewToken token) {
        return database.inTransaction(tx -> tx.row(
                        """
                        INSERT INTO api_tokens (token_hash, starts, name, tenant, scopes, created, expires, created_by)
                        VALUES (?, ?, ?, ?::text, ?, ?, ?::timestamptz, ?::text)
                        RETURNING id
                        """,
                        row -> row.getLong("id"),
                        token.hash(),
                        token.starts(),
                        token.name(),
                        token.tenant(),
                        token.scopes().toArray(String[]::new),
                        token.created(),
                        token.expires(),
                        token.createdBy()))
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
                Transaction.optionalInstant(row, "expires"),
                Transaction.optionalString(row, "created_by"),
                Transaction.optionalString(row, "starts"));
    }
}
