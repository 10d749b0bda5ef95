package io.lineflame.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * People's accounts at code hosts, one per person and host, each with a sealed credential.
 *
 * <p>The version moves whenever another credential is stored. Whoever changes a row says which version they saw, and is told when
 * somebody else was faster. Times are those of the callers: nodes whose clocks differ by less than the time of a lease do no harm to
 * each other.
 */
public final class ConnectionStore {
    private static final String COLUMNS = """
            id, user_id, host_id, kind_id, account_id, login, picture, web_url, sealed, key_id, version, renewable, expires,
            created, renewed, last_used, ended, end_reason
            """;

    private final Database database;

    public ConnectionStore(Database database) {
        this.database = database;
    }

    /**
     * A connection. The array is not copied: do not touch it afterwards.
     *
     * @param id another one each time the person connects
     * @param accountId the host's own number for the account
     * @param picture a URL at the host
     * @param webUrl the account's page at the host
     * @param sealed cipher text
     * @param keyId the key that sealed it
     * @param renewed when the credential was stored; equals {@code created} until the first renewal
     * @param lastUsed to the minute
     * @param ended when it stopped working for good; there is a reason then, too
     */
    @SuppressWarnings("ArrayRecordComponent") // handed through once and never compared
    public record ConnectionRow(
            long id,
            long user,
            String hostId,
            String kindId,
            String accountId,
            String login,
            Optional<String> picture,
            Optional<String> webUrl,
            byte[] sealed,
            long keyId,
            int version,
            boolean renewable,
            Optional<Instant> expires,
            Instant created,
            Instant renewed,
            Instant lastUsed,
            Optional<Instant> ended,
            Optional<String> endReason) {}

    /** What is known of a connection when it is made; see {@link ConnectionRow}. */
    @SuppressWarnings("ArrayRecordComponent")
    public record NewConnection(
            long user,
            String hostId,
            String kindId,
            String accountId,
            String login,
            Optional<String> picture,
            Optional<String> webUrl,
            byte[] sealed,
            long keyId,
            boolean renewable,
            Optional<Instant> expires,
            Instant now) {}

    /** What it takes to seal a row's credential again. */
    @SuppressWarnings("ArrayRecordComponent")
    public record SealedRow(long id, long user, String hostId, int version, byte[] sealed, long keyId) {}

    /** Stores a connection in place of the person's one at that host: nothing of the old row remains, not even its id. */
    public ConnectionRow connect(NewConnection connection) {
        return database.inTransaction(tx -> tx.row(
                        """
                        INSERT INTO connections (user_id, host_id, kind_id, account_id, login, picture, web_url, sealed, key_id,
                            version, renewable, expires, created, renewed, last_used)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?)
                        ON CONFLICT (user_id, host_id) DO UPDATE SET id = DEFAULT, kind_id = excluded.kind_id,
                            account_id = excluded.account_id, login = excluded.login, picture = excluded.picture,
                            web_url = excluded.web_url, sealed = excluded.sealed, key_id = excluded.key_id,
                            version = excluded.version, renewable = excluded.renewable, expires = excluded.expires,
                            created = excluded.created, renewed = excluded.renewed, last_used = excluded.last_used,
                            leased = NULL, ended = NULL, end_reason = NULL
                        RETURNING\s""" + COLUMNS,
                        ConnectionStore::connection,
                        connection.user(),
                        connection.hostId(),
                        connection.kindId(),
                        connection.accountId(),
                        connection.login(),
                        connection.picture(),
                        connection.webUrl(),
                        connection.sealed(),
                        connection.keyId(),
                        connection.renewable(),
                        connection.expires(),
                        connection.now(),
                        connection.now(),
                        connection.now()))
                .orElseThrow();
    }

    public Optional<ConnectionRow> find(long user, String hostId) {
        return database.inTransaction(tx -> tx.row(
                "SELECT " + COLUMNS + " FROM connections WHERE user_id = ? AND host_id = ?",
                ConnectionStore::connection,
                user,
                hostId));
    }

    /** A person's connections, by host. */
    public List<ConnectionRow> ofUser(long user) {
        return database.inTransaction(tx -> tx.rows(
                "SELECT " + COLUMNS + " FROM connections WHERE user_id = ? ORDER BY host_id COLLATE \"C\"",
                ConnectionStore::connection,
                user));
    }

    /**
     * Asks for the right to renew: given to at most one thread of all nodes until the lease runs out or the connection is renewed.
     *
     * @return false when somebody else has it, the version moved on, or the connection ended or is gone
     */
    public boolean lease(long id, int version, Instant now, Duration forHowLong) {
        return database.inTransaction(tx -> tx.update("""
                UPDATE connections SET leased = ?
                WHERE id = ? AND version = ? AND ended IS NULL AND (leased IS NULL OR leased <= ?)
                """, now.plus(forHowLong), id, version, now)) == 1;
    }

    /** Gives a lease back without a renewal, so that the next one need not wait for it to run out. */
    public void release(long id, int version) {
        database.useTransaction(tx -> tx.update("""
                UPDATE connections SET leased = NULL WHERE id = ? AND version = ?
                """, id, version));
    }

    /**
     * Stores a renewed credential as the next version and ends the lease. A connection that somebody ended meanwhile works again: the
     * host has just proved that it does.
     *
     * @return false when the version moved on, or the connection is gone
     */
    public boolean renewed(
            long id,
            int version,
            byte[] sealed,
            long keyId,
            boolean renewable,
            Optional<Instant> expires,
            Instant now) {
        return database.inTransaction(tx -> tx.update("""
                        UPDATE connections SET sealed = ?, key_id = ?, version = version + 1, renewable = ?, expires = ?, renewed = ?,
                            leased = NULL, ended = NULL, end_reason = NULL
                        WHERE id = ? AND version = ?
                        """, sealed, keyId, renewable, expires, now, id, version)) == 1;
    }

    /**
     * Notes that it stopped working; the row stays for the pages to say so.
     *
     * @return false when the version moved on, it had ended before, or it is gone
     */
    public boolean end(long id, int version, String reason, Instant now) {
        return database.inTransaction(tx -> tx.update("""
                UPDATE connections SET ended = ?, end_reason = ?, leased = NULL
                WHERE id = ? AND version = ? AND ended IS NULL
                """, now, reason, id, version)) == 1;
    }

    /** Deletes the person's connection at a host; gives what it was. */
    public Optional<ConnectionRow> delete(long user, String hostId) {
        return database.inTransaction(tx -> tx.row(
                "DELETE FROM connections WHERE user_id = ? AND host_id = ? RETURNING " + COLUMNS,
                ConnectionStore::connection,
                user,
                hostId));
    }

    /** Notes that it was used; writes at most once a minute. */
    public void used(long id, Instant now) {
        database.useTransaction(tx -> tx.update("""
                UPDATE connections SET last_used = ? WHERE id = ? AND last_used <= ?
                """, now, id, now.minusSeconds(60)));
    }

    /**
     * Rows that another key sealed, by id.
     *
     * @param afterId the last id of the batch before; 0 for the first
     */
    public List<SealedRow> sealedUnlike(long keyId, long afterId, int limit) {
        return database.inTransaction(tx -> tx.rows(
                """
                SELECT id, user_id, host_id, version, sealed, key_id FROM connections
                WHERE key_id <> ? AND id > ? ORDER BY id LIMIT ?
                """,
                row -> new SealedRow(
                        row.getLong("id"),
                        row.getLong("user_id"),
                        row.getString("host_id"),
                        row.getInt("version"),
                        row.getBytes("sealed"),
                        row.getLong("key_id")),
                keyId,
                afterId,
                limit));
    }

    /**
     * Stores the same credential sealed by another key; the version stays, so nobody who is renewing notices.
     *
     * @return false when the row is no longer as it was read
     */
    public boolean reseal(SealedRow row, byte[] sealed, long keyId) {
        return database.inTransaction(tx -> tx.update("""
                UPDATE connections SET sealed = ?, key_id = ? WHERE id = ? AND version = ? AND key_id = ?
                """, sealed, keyId, row.id(), row.version(), row.keyId())) == 1;
    }

    /** How many rows each key sealed, by key id; keys without rows are not in it. */
    public SortedMap<Long, Long> rowsByKey() {
        SortedMap<Long, Long> rows = new TreeMap<>();
        database.useTransaction(tx -> tx.rows("""
                SELECT key_id, count(*) AS rows FROM connections GROUP BY key_id
                """, row -> rows.put(row.getLong("key_id"), row.getLong("rows"))));
        return rows;
    }

    private static ConnectionRow connection(ResultSet row) throws SQLException {
        return new ConnectionRow(
                row.getLong("id"),
                row.getLong("user_id"),
                row.getString("host_id"),
                row.getString("kind_id"),
                row.getString("account_id"),
                row.getString("login"),
                Transaction.optionalString(row, "picture"),
                Transaction.optionalString(row, "web_url"),
                row.getBytes("sealed"),
                row.getLong("key_id"),
                row.getInt("version"),
                row.getBoolean("renewable"),
                Transaction.optionalInstant(row, "expires"),
                Transaction.instant(row, "created"),
                Transaction.instant(row, "renewed"),
                Transaction.instant(row, "last_used"),
                Transaction.optionalInstant(row, "ended"),
                Transaction.optionalString(row, "end_reason"));
    }
}
