package io.lineflame.server.config;

import java.util.List;

/**
 * Who may see the pages and ask the API.
 *
 * @param allowed the people let in by a login; empty when access is open
 * @param admins who may change what holds for all; empty when nobody was named
 */
public record AccessRule(Access access, List<AllowedUser> allowed, List<AllowedUser> admins) {

    public static final AccessRule OPEN = new AccessRule(Access.OPEN, List.of());

    public AccessRule {
        allowed = List.copyOf(allowed);
        admins = List.copyOf(admins);
    }

    /** Without administrators. */
    public AccessRule(Access access, List<AllowedUser> allowed) {
        this(access, allowed, List.of());
    }

    /** The same with these administrators. */
    public AccessRule withAdmins(List<AllowedUser> named) {
        return new AccessRule(access, allowed, named);
    }

    /** Whether one has to be signed in. */
    public boolean needsLogin() {
        return access == Access.LOGIN;
    }

    /** Whether a person who is signed in may see the pages. */
    public boolean lets(String hostId, String login) {
        return access == Access.OPEN || allowed.stream().anyMatch(user -> user.lets(hostId, login));
    }

    /** Whether a person is let in by name, and not only as one of everybody with an account there. */
    public boolean names(String hostId, String login) {
        return allowed.stream().anyMatch(user -> !user.everybody() && user.lets(hostId, login));
    }

    /** Whether everybody who sees the pages may change what holds for all. */
    public boolean everybodyIsAdmin() {
        return access == Access.OPEN && admins.isEmpty();
    }

    /** Whether a person who is signed in may change what holds for all. */
    public boolean isAdmin(String hostId, String login) {
        return everybodyIsAdmin() || admins.stream().anyMatch(user -> user.lets(hostId, login));
    }
}
