package io.lineflame.server.config;

import io.lineflame.vcs.CredentialKind;
import io.lineflame.vcs.VcsHost;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reads who may see the pages, and checks it against the code hosts there are to sign in with. */
final class AccessReader {

    static final String ACCESS = "LINEFLAME_ACCESS";
    static final String ALLOWED_USERS = "LINEFLAME_ALLOWED_USERS";

    private final List<VcsHost> hosts;
    private final List<ConfigMistake> mistakes;

    /** Adds what is wrong to {@code mistakes}. */
    AccessReader(List<VcsHost> hosts, List<ConfigMistake> mistakes) {
        this.hosts = hosts;
        this.mistakes = mistakes;
    }

    AccessRule read(Map<String, String> values) {
        boolean login = values.getOrDefault(ACCESS, "open").equals("login");
        if (!login && !values.getOrDefault(ACCESS, "open").equals("open")) {
            mistakes.add(new ConfigMistake(ACCESS, "must be open or login"));
            return AccessRule.OPEN;
        }
        String users = values.getOrDefault(ALLOWED_USERS, "");
        if (!login) {
            if (!users.isEmpty()) {
                mistakes.add(new ConfigMistake(
                        ALLOWED_USERS, "needs " + ACCESS + "=login too; with open everybody is let in"));
            }
            return AccessRule.OPEN;
        }
        if (signInHosts().isEmpty()) {
            mistakes.add(new ConfigMistake(
                    ACCESS,
                    "login needs a code host to sign in with, and none is configured; git directories know no people"));
            return AccessRule.OPEN;
        }
        return new AccessRule(Access.LOGIN, allowed(users));
    }

    private List<AllowedUser> allowed(String users) {
        List<String> entries = Arrays.stream(users.split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
        if (entries.isEmpty()) {
            mistakes.add(new ConfigMistake(
                    ALLOWED_USERS,
                    "is needed with " + ACCESS + "=login: who may sign in, as in "
                            + signInHosts().get(0) + ":mona, or "
                            + signInHosts().get(0) + ":* for everybody with an account there"));
            return List.of();
        }
        try {
            List<AllowedUser> allowed = entries.stream().map(AllowedUser::parse).toList();
            allowed.stream()
                    .map(AllowedUser::hostId)
                    .distinct()
                    .filter(host -> !signInHosts().contains(host))
                    .forEach(host -> mistakes.add(new ConfigMistake(
                            ALLOWED_USERS,
                            "nobody can sign in with " + host + "; the hosts to sign in with are "
                                    + String.join(", ", signInHosts()))));
            return allowed;
        } catch (IllegalArgumentException e) {
            mistakes.add(new ConfigMistake(ALLOWED_USERS, String.valueOf(e.getMessage())));
            return List.of();
        }
    }

    /** The ids of hosts that know who somebody is. */
    private List<String> signInHosts() {
        return hosts.stream()
                .filter(host -> host.credentialKinds().stream()
                        .anyMatch(kind -> !(kind.form() instanceof CredentialKind.Form.Nothing)))
                .map(VcsHost::id)
                .toList();
    }
}
