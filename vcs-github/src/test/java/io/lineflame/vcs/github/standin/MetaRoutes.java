package io.lineflame.vcs.github.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the API says of itself. */
final class MetaRoutes {

    private final RateLimits limits;

    MetaRoutes(RateLimits limits) {
        this.limits = limits;
    }

    void addTo(Router router) {
        router.on("GET", "/rate_limit", this::rateLimit)
                .on("GET", "/meta", call -> Answer.json(meta()))
                .on("GET", "/", call -> Answer.json(root(call.apiUrl())))
                .on("GET", "", call -> Answer.json(root(call.apiUrl())));
    }

    private Answer rateLimit(Call call) {
        ObjectNode resources = Json.object();
        for (String resource : new String[] {"core", "graphql"}) {
            resources.set(resource, json(limits.look(call.caller(), resource)));
        }
        ObjectNode body = Json.object();
        body.set("resources", resources);
        body.set("rate", json(limits.look(call.caller(), "core")));
        return Answer.json(body);
    }

    private static ObjectNode json(RateLimits.Budget budget) {
        return Json.object()
                .put("limit", budget.limit())
                .put("used", budget.used())
                .put("remaining", budget.remaining())
                .put("reset", budget.reset().getEpochSecond())
                .put("resource", budget.resource());
    }

    private static ObjectNode meta() {
        ObjectNode meta = Json.object().put("verifiable_password_authentication", false);
        return meta.put("installed_version", "3.19.1");
    }

    private static ObjectNode root(String apiUrl) {
        return Json.object()
                .put("current_user_url", apiUrl + "/user")
                .put("rate_limit_url", apiUrl + "/rate_limit")
                .put("repository_url", apiUrl + "/repos/{owner}/{repo}")
                .put("user_url", apiUrl + "/users/{user}");
    }
}
