package io.lineflame.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** People, known by their account at a code host. Ids never change. */
public final class UserStore {
    private static final String COLUMNS = "id, host_id, account_id, login, picture, created";

    private final Database database;

    public UserStore(Database database) {
        this.database = database;
    }

    /**
     * A person.
     *
     * @param accountId the host's own number for the account, which stays when the login changes
     * @param login as of the last sign-in
     * @param picture a URL at the host
     */
    public record UserRow(
            long id, String hostId, String accountId, String login, Optional<String> picture, Instant created) {}

    /** Makes or finds the person of an account, and keeps what the host now says of it. */
    public UserRow signedIn(String hostId, String accountId, String login, Optional<String> picture, Instant now) {
        return database.inTransaction(
                        tx -> tx.row("""
                        INSERT INTO users (host_id, account_id, login, picture, created) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (host_id, account_id) DO UPDATE SET login = excluded.login, picture = excluded.picture
                        RETURNING\s""" + COLUMNS, UserStore::user, hostId, accountId, login, picture, now))
                .orElseThrow();
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
