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
    static final String ADMINS = "LINEFLAME_ADMINS";

    private final List<VcsHost> hosts;
    private final List<ConfigMistake> mistakes;

    /** Adds what is wrong to {@code mistakes}. */
    AccessReader(List<VcsHost> hosts, List<ConfigMistake> mistakes) {
        this.hosts = hosts;
        this.mistakes = mistakes;
    }

    AccessRule read(Map<String, String> values) {
        AccessRule rule = rule(values);
        List<String> admins = entries(values.getOrDefault(ADMINS, ""));
        return rule.withAdmins(people(ADMINS, admins).stream()
                .filter(admin -> mayComeIn(rule, admin))
                .toList());
    }

    private AccessRule rule(Map<String, String> values) {
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
        List<String> entries = entries(users);
        if (entries.isEmpty()) {
            mistakes.add(new ConfigMistake(
                    ALLOWED_USERS,
                    "is needed with " + ACCESS + "=login: who may sign in, as in "
                            + signInHosts().get(0) + ":mona, or "
                            + signInHosts().get(0) + ":* for everybody with an account there"));
            return List.of();
        }
        return people(ALLOWED_USERS, entries);
    }

    private static List<String> entries(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    private List<AllowedUser> people(String key, List<String> entries) {
        try {
            List<AllowedUser> people = entries.stream().map(AllowedUser::parse).toList();
            people.stream()
                    .map(AllowedUser::hostId)
                    .distinct()
                    .filter(host -> !signInHosts().contains(host))
                    .forEach(host -> mistakes.add(new ConfigMistake(key, noSignIn(host))));
            return people;
        } catch (IllegalArgumentException e) {
            mistakes.add(new ConfigMistake(key, String.valueOf(e.getMessage())));
            return List.of();
        }
    }

    private String noSignIn(String host) {
        String others = String.join(", ", signInHosts());
        return "nobody can sign in with " + host + "; "
                + (others.isEmpty()
                        ? "no host to sign in with is configured"
                        : "the hosts to sign in with are " + others);
    }

    private boolean mayComeIn(AccessRule rule, AllowedUser admin) {
        boolean may = rule.lets(admin.hostId(), admin.login());
        if (!may && rule.needsLogin() && !rule.allowed().isEmpty()) {
            mistakes.add(new ConfigMistake(
                    ADMINS,
                    admin.hostId() + ":" + admin.login() + " may not sign in; name them in " + ALLOWED_USERS + " too"));
        }
        return may;
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
