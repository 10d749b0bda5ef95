package io.lineflame.server.sessions;

import io.lineflame.db.UserStore.UserRow;
import io.lineflame.server.config.Access;
import java.util.Locale;
import java.util.Optional;

/**
 * Who is signed in, as the pages learn it.
 *
 * @param user null when nobody is
 * @param access {@code open} or {@code login}
 * @param admin whether the viewer may change what holds for all
 */
record SessionJson(Optional<UserJson> user, String access, boolean admin) {

    /**
     * A person.
     *
     * @param name what to call them
     * @param host the id of the code host they signed in with
     */
    record UserJson(String login, String name, String host, Optional<String> picture) {}

    static SessionJson of(Optional<UserRow> user, Access access, boolean admin) {
        return new SessionJson(user.map(SessionJson::user), access.name().toLowerCase(Locale.ROOT), admin);
    }

    private static UserJson user(UserRow row) {
        return new UserJson(row.login(), row.login(), row.hostId(), row.picture());
    }
}
