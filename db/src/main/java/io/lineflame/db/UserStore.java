package io.lineflame.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * People, known by their account at a code host. Ids never change. Somebody who proved no account is a person too, whom no sign-in
 * finds: whoever has the session is it, and it goes with the session.
 */
public final class UserStore {
    /** No host numbers its accounts like this; who tries is refused. */
    private static final String OF_ONE_SESSION = "pasted:";

    private static final String COLUMNS = "id, host_id, account_id, login, picture, created";

    private final Database database;

    public UserStore(Database database) {
        this.database = database;
    }

    /**
     * A person.
     *
     * @param accountId the host's own number for the account, which stays when the login changes; random for a person of one session
     * @param login as of the last sign-in
     * @param picture a URL at the host
     */
    public record UserRow(
            long id, String hostId, String accountId, String login, Optional<String> picture, Instant created) {

        /** Whether nobody proved to be this account's owner: login and picture are for show. */
        public boolean ofOneSession() {
            return accountId.startsWith(OF_ONE_SESSION);
        }
    }

    /** Makes or finds the person of an account, and keeps what the host now says of it. */
    public UserRow signedIn(String hostId, String accountId, String login, Optional<String> picture, Instant now) {
        if (accountId.startsWith(OF_ONE_SESSION)) {
            throw new IllegalArgumentException(
                    "an account of " + hostId + " has a number that is kept for persons of one session");
        }
        return database.inTransaction(
                        tx -> tx.row("""
                        INSERT INTO users (host_id, account_id, login, picture, created) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (host_id, account_id) DO UPDATE SET login = excluded.login, picture = excluded.picture
                        RETURNING\s""" + COLUMNS, UserStore::user, hostId, accountId, login, picture, now))
                .orElseThrow();
    }

    /** Makes a person of one session, shown as this account without being it. */
    public UserRow ofOneSession(String hostId, String login, Optional<String> picture, Instant now) {
        return database.inTransaction(tx -> tx.row(
                        """
                        INSERT INTO users (host_id, account_id, login, picture, created) VALUES (?, ?, ?, ?, ?)
                        RETURNING\s""" + COLUMNS,
                        UserStore::user,
                        hostId,
                        OF_ONE_SESSION + UUID.randomUUID(),
                        login,
                        picture,
                        now))
                .orElseThrow();
    }

    /** Keeps what the host now says of a person's account; empty when the person was deleted. */
    public Optional<UserRow> nowCalled(long id, String login, Optional<String> picture) {
        return database.inTransaction(tx -> tx.row("""
                UPDATE users SET login = ?, picture = ? WHERE id = ?
                RETURNING\s""" + COLUMNS, UserStore::user, login, picture, id));
    }

    /** Deletes persons of one session whose session has ended, with their connections; gives how many. */
    public int forgetSessionless(Instant createdBefore) {
        return database.inTransaction(tx -> tx.update("""
                DELETE FROM users WHERE account_id LIKE ? AND created < ?
                AND NOT EXISTS (SELECT FROM sessions WHERE user_id = users.id)
                """, OF_ONE_SESSION + "%", createdBefore));
    }

    public Optional<UserRow> find(long id) {
        return database.inTransaction(
                tx -> tx.row("SELECT " + COLUMNS + " FROM users WHERE id = ?", UserStore::user, id));
    }

    private static UserRow user(ResultSet row) throws SQLException {
        return new UserRow(
                row.getLong("id"),
                row.getString("host_id"),
                row.getString("account_id"),
                row.getString("login"),
                Transaction.optionalString(row, "picture"),
                Transaction.instant(row, "created"));
    }
}
