package io.lineflame.vcs.github.standin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;

/**
 * What a test in the browser turns: {@code POST /_control/...} with a query. Each does what the method
 * of the same name of {@link GitHubStandIn} and its parts does.
 */
final class ControlRoutes {

    static final String PREFIX = "/_control/";

    private final GitHubStandIn gitHub;
    private final World world;

    ControlRoutes(GitHubStandIn gitHub, World world) {
        this.gitHub = gitHub;
        this.world = world;
    }

    void addTo(Router router) {
        on(router, "revoke-tokens", query -> gitHub.revokeTokensOf(account(query)));
        on(router, "expire-tokens", query -> gitHub.expireTokensOf(account(query)));
        on(router, "expire-refresh-tokens", query -> gitHub.expireRefreshTokensOf(account(query)));
        on(router, "rename-account", query -> account(query).rename(value(query, "to")));
        on(router, "single-sign-on", query -> organization(query).requireSingleSignOn(flag(query)));
        on(router, "restrict-applications", query -> organization(query).restrictApplications(flag(query)));
        on(router, "install", query -> gitHub.app().installOn(value(query, "owner")));
        on(router, "uninstall", query -> gitHub.app().uninstallFrom(value(query, "owner")));
        on(router, "allow", query -> repository(query).allow(account(query)));
        on(router, "disallow", query -> repository(query).disallow(account(query)));
        on(router, "private", query -> repository(query).isPrivate(flag(query)));
        on(router, "move", query -> move(repository(query), value(query, "to")));
        on(router, "delete", query -> repository(query).delete());
        on(router, "block", query -> repository(query).block(query.getOrDefault("reason", "dmca")));
        on(router, "rate-limit", this::rateLimit);
        on(router, "secondary-limit", query -> gitHub.secondaryLimit(number(query, "seconds")));
        on(router, "down", query -> gitHub.down(flag(query)));
        on(router, "slow", query -> gitHub.slow(Duration.ofMillis(number(query, "millis"))));
        on(router, "reset", query -> reset());
        on(router, "clear-requests", query -> gitHub.clearRequests());
        router.on("GET", PREFIX + "requests", call -> Answer.json(requests()))
                .on("GET", PREFIX + "personal-token", call -> Answer.json(token(account(call.query()))));
    }

    private interface Turn {
        void turn(Map<String, String> query);
    }

    private static void on(Router router, String name, Turn turn) {
        router.on("POST", PREFIX + name, call -> {
            try {
                turn.turn(call.query());
                return Answer.nothing();
            } catch (IllegalArgumentException e) {
                return Answer.html(400, "<p>" + Pages.escaped(String.valueOf(e.getMessage())) + "</p>");
            }
        });
    }

    /** The shop as it was at first, everybody signed out, nothing limited. */
    private void reset() {
        gitHub.down(false);
        gitHub.slow(Duration.ZERO);
        gitHub.clearRateLimits();
        world.accounts().forEach(gitHub::revokeTokensOf);
        Shop.furnish(gitHub);
        gitHub.clearRequests();
    }

    private void rateLimit(Map<String, String> query) {
        int remaining = number(query, "remaining");
        int seconds = number(query, "seconds");
        if (value(query, "account").equals("anonymous")) {
            gitHub.rateLimitAnonymous(remaining, seconds);
        } else {
            gitHub.rateLimit(account(query), remaining, seconds);
        }
    }

    private static void move(StandInRepository repository, String to) {
        int slash = to.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("to=owner/name, not " + to);
        }
        repository.moveTo(to.substring(0, slash), to.substring(slash + 1));
    }

    /** As if the person had made one in their settings; a new one each time. */
    private static ObjectNode token(StandInAccount account) {
        return Json.object().put("token", account.personalToken());
    }

    private ArrayNode requests() {
        ArrayNode list = Json.array();
        for (StandInRequest request : gitHub.requests()) {
            list.addObject()
                    .put("method", request.method())
                    .put("path", request.path())
                    .put("who", request.who())
                    .put("conditional", request.conditional())
                    .put("status", request.status());
        }
        return list;
    }

    private StandInAccount account(Map<String, String> query) {
        String login = value(query, "account");
        return world.findAccount(login).orElseThrow(() -> new IllegalArgumentException("no account " + login));
    }

    private StandInOrganization organization(Map<String, String> query) {
        String login = value(query, "organization");
        return world.owner(login)
                .filter(StandInOrganization.class::isInstance)
                .map(StandInOrganization.class::cast)
                .orElseThrow(() -> new IllegalArgumentException("no organization " + login));
    }

    private StandInRepository repository(Map<String, String> query) {
        String name = value(query, "repository");
        int slash = name.indexOf('/');
        return world.at(name.substring(0, Math.max(slash, 0)), name.substring(slash + 1))
                .orElseThrow(() -> new IllegalArgumentException("no repository " + name));
    }

    private static String value(Map<String, String> query, String name) {
        String value = query.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    private static int number(Map<String, String> query, String name) {
        return Integer.parseInt(value(query, name));
    }

    private static boolean flag(Map<String, String> query) {
        return query.getOrDefault("on", "true").equals("true");
    }
}
