package io.lineflame.server.programs;

import io.lineflame.server.config.AccessRule;
import io.lineflame.server.config.Config;
import io.lineflame.server.sessions.Administrators;
import io.lineflame.server.sessions.Sessions;
import io.lineflame.server.sessions.Viewer;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who may see, make and revoke tokens in the pages. A token outlasts the visit of whoever makes it, so that more is asked for than to be
 * let in: to be an administrator where some are named; else, with a login, to be let in by name and not as one of everybody; and without
 * a login that only this machine reaches the server (docs/adr/0203).
 */
final class TokenKeepers {

    private static final Pattern THIS_MACHINE =
            Pattern.compile("localhost|.*\\.localhost|127(?:\\.[0-9]{1,3}){3}|\\[::1]");
    private static final String COMMAND = " Whoever runs this server makes tokens with \"lineflame tokens create\".";

    private final Administrators administrators;
    private final Sessions sessions;
    private final AccessRule access;
    private final boolean ownMachineOnly;

    @Inject
    TokenKeepers(Administrators administrators, Sessions sessions, Config config) {
        this.administrators = administrators;
        this.sessions = sessions;
        this.access = config.access();
        this.ownMachineOnly = config.listen().loopback()
                && config.publicUrl().map(TokenKeepers::isThisMachine).orElse(true);
    }

    /** Why the viewer may not, and what to do about it; empty when they may. */
    Optional<String> refusal(Viewer viewer) {
        if (!access.admins().isEmpty()) {
            return refusalUnless(
                    administrators.include(viewer),
                    "Only an administrator may make tokens; they are named in LINEFLAME_ADMINS.");
        }
        if (access.needsLogin()) {
            return refusalUnless(
                    isLetInByName(viewer),
                    "Only people who are named in LINEFLAME_ALLOWED_USERS may make tokens, or administrators, who are named in LINEFLAME_ADMINS.");
        }
        return refusalUnless(
                ownMachineOnly,
                "Everybody who reaches this server may see its pages, so tokens are not made in them: name administrators in"
                        + " LINEFLAME_ADMINS.");
    }

    private static Optional<String> refusalUnless(boolean may, String words) {
        return may ? Optional.empty() : Optional.of(words + COMMAND);
    }

    private boolean isLetInByName(Viewer viewer) {
        return sessions.user(viewer)
                .filter(user -> !user.ofOneSession())
                .filter(user -> access.names(user.hostId(), user.login()))
                .isPresent();
    }

    private static boolean isThisMachine(URI address) {
        return THIS_MACHINE
                .matcher(String.valueOf(address.getHost()).toLowerCase(Locale.ROOT))
                .matches();
    }
}
