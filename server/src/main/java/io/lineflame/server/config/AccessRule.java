package io.lineflame.server.config;

import java.util.List;

/**
 * Who may see the pages and ask the API.
 *
 * @param allowed the people let in by a login; empty when access is open
 */
public record AccessRule(Access access, List<AllowedUser> allowed) {

    public static final AccessRule OPEN = new AccessRule(Access.OPEN, List.of());

    public AccessRule {
        allowed = List.copyOf(allowed);
    }

    /** Whether one has to be signed in. */
    public boolean needsLogin() {
        return access == Access.LOGIN;
    }

    /** Whether a person who is signed in may see the pages. */
    public boolean lets(String hostId, String login) {
        return access == Access.OPEN || allowed.stream().anyMatch(user -> user.lets(hostId, login));
    }
}
