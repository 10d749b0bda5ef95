package io.lineflame.server.config;

import java.util.Locale;

/**
 * Who may sign in when access needs a login.
 *
 * @param hostId a configured code host
 * @param login a person's name there, in lower case; {@code *} is everybody with an account there
 */
public record AllowedUser(String hostId, String login) {

    private static final String EVERYBODY = "*";

    /** Reads {@code host:login}; a host's id may have a colon itself. Throws {@link IllegalArgumentException} with a sentence. */
    static AllowedUser parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1 || colon == text.length() - 1) {
            throw new IllegalArgumentException(
                    "needs a list of host:login, or host:* for everybody with an account there, separated by commas");
        }
        return new AllowedUser(
                text.substring(0, colon), text.substring(colon + 1).toLowerCase(Locale.ROOT));
    }

    /** Whether this is everybody with an account there. */
    boolean everybody() {
        return login.equals(EVERYBODY);
    }

    /** Whether this lets a person in. Upper and lower case of the login are the same, as they are at code hosts. */
    boolean lets(String host, String name) {
        return hostId.equals(host) && (everybody() || login.equals(name.toLowerCase(Locale.ROOT)));
    }
}
