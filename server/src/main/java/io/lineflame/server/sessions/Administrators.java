package io.lineflame.server.sessions;

import io.lineflame.server.config.AccessRule;
import io.lineflame.server.config.Config;
import io.lineflame.server.http.ProblemType;
import jakarta.inject.Inject;

/** Who may change what holds for all. */
public final class Administrators {

    /** Of changes that only others may make. Whoever is refused may still look. */
    public static final ProblemType NOT_YOURS =
            new ProblemType("not-yours-to-change", 403, "This is not yours to change");

    private final Sessions sessions;
    private final AccessRule access;

    @Inject
    Administrators(Sessions sessions, Config config) {
        this.sessions = sessions;
        this.access = config.access();
    }

    /** A login that nobody proved makes nobody an administrator. */
    public boolean include(Viewer viewer) {
        return access.everybodyIsAdmin()
                || sessions.user(viewer)
                        .filter(user -> !user.ofOneSession())
                        .filter(user -> access.isAdmin(user.hostId(), user.login()))
                        .isPresent();
    }

    /** What somebody who is none can do about it. */
    public String advice() {
        return access.admins().isEmpty()
                ? "Nobody may change what holds for all: an operator can name administrators in LINEFLAME_ADMINS."
                : "Only an administrator may change what holds for all; they are named in LINEFLAME_ADMINS.";
    }
}
