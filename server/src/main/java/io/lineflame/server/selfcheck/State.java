package io.lineflame.server.selfcheck;

import java.util.Locale;

/** The verdict of a line. */
enum State {
    FINE,
    /** A person should do something. */
    TO_DO,
    /** Nothing was measured that would say. */
    UNKNOWN;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
