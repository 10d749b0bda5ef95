package io.lineflame.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Sessions by the hash of their token; the token itself never comes here. */
public final class SessionStore {
    private static final String COLUMNS = "id, user_id, kind, user_agent, created, last_used";

    private final Database database;

    public SessionStore(Database database) {
        this.database = database;
    }

    /**
     * A session.
     *
     * @param user empty while it is nobody's
     * @param kind {@code browser} or {@code compat}
     * @param created when it was opened, or signed in last: from then on its lifetime counts
     */
    public record SessionRow(
            long id, OptionalLong user, String kind, String userAgent, Instant created, Instant lastUsed) {}

    /** Opens a session that is nobody's yet; gives its id. */
    public long open(byte[] tokenHash, String kind, String userAgent, Instant now) {
        return database.inTransaction(tx -> tx.row("""
                        INSERT INTO sessions (token_hash, kind, user_agent, created, last_used) VALUES (?, ?, ?, ?, ?)
                        RETURNING id
                        """, row -> row.getLong("id"), tokenHash, kind, userAgent, now, now))
                .orElseThrow();
    }

    /** The session of a token, also when it is too old: that is for the caller to judge. */
    public Optional<SessionRow> find(byte[] tokenHash) {
        return database.inTransaction(tx ->
                tx.row("SELECT " + COLUMNS + " FROM sessions WHERE token_hash = ?", SessionStore::session, tokenHash));
    }

    /** Notes that it was used; a time before the noted one changes nothing. */
    public void touch(long id, Instant now) {
        database.useTransaction(tx -> tx.update("""
                UPDATE sessions SET last_used = ? WHERE id = ? AND last_used < ?
                """, now, id, now));
    }

    /**
     * Makes it a person's, under a new token; the old one is void from here on, and the lifetime starts anew.
     *
     * @return false when the session had ended in between
     */
    public boolean signIn(long id, long user, byte[] newTokenHash, Instant now) {
        return database.inTransaction(tx -> tx.update("""
                UPDATE sessions SET user_id = ?, token_hash = ?, created = ?, last_used = ? WHERE id = ?
                """, user, newTokenHash, now, now, id)) == 1;
    }

    /** A person's sessions, the one used last first; also those that are too old. */
    public List<SessionRow> ofUser(long user) {
        return database.inTransaction(tx -> tx.rows(
                "SELECT " + COLUMNS + " FROM sessions WHERE user_id = ? ORDER BY last_used DESC, id DESC",
                SessionStore::session,
                user));
    }

    /** Ends a session, with its authorizations under way; false when there was none. */
    public boolean end(long id) {
        return database.inTransaction(tx -> tx.update("""
                DELETE FROM sessions WHERE id = ?
                """, id)) == 1;
    }

    /** Ends all sessions of a person; gives how many there were. */
    public int endAll(long user) {
        return database.inTransaction(tx -> tx.update("""
                DELETE FROM sessions WHERE user_id = ?
                """, user));
    }

    /** Ends those not used since, and those opened or signed in before; gives how many. */
    public int endExpired(Instant lastUsedBefore, Instant createdBefore) {
        return database.inTransaction(tx -> tx.update("""
                DELETE FROM sessions WHERE last_used < ? OR created < ?
                """, lastUsedBefore, createdBefore));
    }

    /** Ends those that nobody signed in with and that were not used since; gives how many. */
    public int endUnclaimed(Instant lastUsedBefore) {
        return database.inTransaction(tx -> tx.update("""
                DELETE FROM sessions WHERE user_id IS NULL AND last_used < ?
                """, lastUsedBefore));
    }

    /** How many there are that nobody signed in with. */
    public long unclaimed() {
        return database.inTransaction(tx -> tx.row("""
                SELECT count(*) AS sessions FROM sessions WHERE user_id IS NULL
                """, row -> row.getLong("sessions")))
                .orElseThrow();
    }

    private static SessionRow session(ResultSet row) throws SQLException {
        return new SessionRow(
                row.getLong("id"),
                Transaction.optionalLong(row, "user_id"),
                row.getString("kind"),
                row.getString("user_agent"),
                Transaction.instant(row, "created"),
                Transaction.instant(row, "last_used"));
    }
}
