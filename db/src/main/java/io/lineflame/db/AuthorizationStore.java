package io.lineflame.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** People on their way to a code host and back, by the hash of the state they will bring; and what came of it when it failed. */
public final class AuthorizationStore {
    private final Database database;

    public AuthorizationStore(Database database) {
        this.database = database;
    }

    /**
     * An authorization under way. The array is not copied: do not touch it afterwards.
     *
     * @param session who started it, and alone may end it
     * @param sealedVerifier cipher text
     * @param redirectUri where the host sends the person back to, as it was told
     * @param returnTo where the person was in the pages
     */
    @SuppressWarnings("ArrayRecordComponent") // handed through once and never compared
    public record AuthorizationRow(
            long session,
            String hostId,
            String kindId,
            byte[] sealedVerifier,
            String redirectUri,
            String returnTo,
            Instant created) {}

    /** What came of a session's last way to a host, when it did not end in a connection. */
    public record AttemptRow(String hostId, String outcome, String detail, Instant at) {}

    /** Notes that a person sets out; their last attempt at the host is forgotten. */
    public void begin(byte[] stateHash, AuthorizationRow row) {
        database.useTransaction(tx -> {
            clear(tx, row.session(), row.hostId());
            tx.update(
                    """
                    INSERT INTO authorizations
                        (state_hash, session_id, host_id, kind_id, sealed_verifier, redirect_uri, return_to, created)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    stateHash,
                    row.session(),
                    row.hostId(),
                    row.kindId(),
                    row.sealedVerifier(),
                    row.redirectUri(),
                    row.returnTo(),
                    row.created());
        });
    }

    /** How many there are that nobody came back from, also when it is too late for that. */
    public long count() {
        return database.inTransaction(tx -> tx.row("""
                SELECT count(*) AS authorizations FROM authorizations
                """, row -> row.getLong("authorizations")))
                .orElseThrow();
    }

    /** The authorization of a state, for the first who asks; empty for everybody after, and when there was none. */
    public Optional<AuthorizationRow> take(byte[] stateHash) {
        return database.inTransaction(tx -> tx.row("""
                DELETE FROM authorizations WHERE state_hash = ?
                RETURNING session_id, host_id, kind_id, sealed_verifier, redirect_uri, return_to, created
                """, AuthorizationStore::authorization, stateHash));
    }

    /** Deletes authorizations and attempts from before; gives how many authorizations there were. */
    public int forget(Instant createdBefore) {
        return database.inTransaction(tx -> {
            tx.update("""
                    DELETE FROM authorization_attempts WHERE at < ?
                    """, createdBefore);
            return tx.update("""
                    DELETE FROM authorizations WHERE created < ?
                    """, createdBefore);
        });
    }

    /** Notes what came of it, in place of what was noted for that host; nothing happens when the session has ended. */
    public void ended(long session, AttemptRow attempt) {
        database.useTransaction(
                tx -> tx.update("""
                INSERT INTO authorization_attempts (session_id, host_id, outcome, detail, at)
                SELECT id, ?, ?, ?, ? FROM sessions WHERE id = ? FOR KEY SHARE
                ON CONFLICT (session_id, host_id)
                DO UPDATE SET outcome = excluded.outcome, detail = excluded.detail, at = excluded.at
                """, attempt.hostId(), attempt.outcome(), attempt.detail(), attempt.at(), session));
    }

    /** Forgets what came of it. */
    public void clear(long session, String hostId) {
        database.useTransaction(tx -> clear(tx, session, hostId));
    }

    /** A session's attempts by host, however old. */
    public List<AttemptRow> attempts(long session) {
        return database.inTransaction(tx -> tx.rows(
                """
                SELECT host_id, outcome, detail, at FROM authorization_attempts WHERE session_id = ?
                ORDER BY host_id COLLATE "C"
                """,
                row -> new AttemptRow(
                        row.getString("host_id"),
                        row.getString("outcome"),
                        row.getString("detail"),
                        Transaction.instant(row, "at")),
                session));
    }

    private static void clear(Transaction tx, long session, String hostId) {
        tx.update("""
                DELETE FROM authorization_attempts WHERE session_id = ? AND host_id = ?
                """, session, hostId);
    }

    private static AuthorizationRow authorization(ResultSet row) throws SQLException {
        return new AuthorizationRow(
                row.getLong("session_id"),
                row.getString("host_id"),
                row.getString("kind_id"),
                row.getBytes("sealed_verifier"),
                row.getString("redirect_uri"),
                row.getString("return_to"),
                Transaction.instant(row, "created"));
    }
}
