package io.lineflame.server.secrets;

import java.util.Locale;

/**
 * One key, without anything secret.
 *
 * @param rows how many stored credentials it sealed
 */
public record KeyUse(long id, Role role, long rows) {

    /** What a key is there for. */
    public enum Role {
        /** It seals and opens. */
        PRIMARY,
        /** It opens what it sealed before. */
        OLD,
        /** It opens, and the next rotation makes it primary. */
        PREPARED,
        /** Credentials name it, and it is not among the keys. */
        MISSING;

        /** As people read it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
