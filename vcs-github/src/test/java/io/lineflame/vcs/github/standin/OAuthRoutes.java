package io.lineflame.vcs.github.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Signing in: the page where a person agrees, the exchange of the code, and taking tokens back. */
final class OAuthRoutes {

    private static final Set<String> NUMBERS = Set.of("expires_in", "refresh_token_expires_in");

    private final World world;
    private final StandInApp app;
    private final Grants grants;

    OAuthRoutes(World world, StandInApp app, Grants grants) {
        this.world = world;
        this.app = app;
        this.grants = grants;
    }

    void addToWeb(Router router) {
        router.on("GET", "/login/oauth/authorize", call -> page(call.query()))
                .on("POST", "/login/oauth/authorize", call -> decided(call.form()))
                .on("POST", "/login/oauth/access_token", this::exchange);
    }

    void addToApi(Router router) {
        router.on("POST", "/applications/{client}/token", this::check)
                .on("DELETE", "/applications/{client}/token", this::revokeToken)
                .on("DELETE", "/applications/{client}/grant", this::revokeGrant);
    }

    private Answer page(Map<String, String> parameters) {
        AuthorizationAsked asked = AuthorizationAsked.of(app, parameters);
        return Pages.authorize(app, asked, parameters, world.accounts());
    }

    private Answer decided(Map<String, String> form) {
        AuthorizationAsked asked = AuthorizationAsked.of(app, form);
        if (!form.getOrDefault("authorize", "").equals("1")) {
            return Answer.redirect(Grants.denied(asked));
        }
        Optional<StandInAccount> account = world.findAccount(form.getOrDefault("account", ""));
        return account.map(person -> Answer.redirect(grants.authorized(person, asked)))
                .orElseGet(() -> Answer.html(422, "<h1>Choose an account</h1>"));
    }

    /** A form unless JSON is asked; 200 also for what is refused. */
    private Answer exchange(Call call) throws IOException {
        Map<String, String> form = isJson(call, "Content-Type") ? fields(Json.parse(call.body())) : call.form();
        Map<String, String> answer = grants.exchange(form);
        if (isJson(call, "Accept")) {
            ObjectNode body = Json.object();
            answer.forEach((name, value) -> {
                if (NUMBERS.contains(name)) {
                    body.put(name, Long.parseLong(value));
                } else {
                    body.put(name, value);
                }
            });
            return Answer.json(body).with("Cache-Control", "max-age=0, private, must-revalidate");
        }
        String text = answer.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return Answer.of(
                200, "application/x-www-form-urlencoded; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private Answer check(Call call) throws IOException {
        Token token = tokenOfApp(call);
        ObjectNode body = Json.object().put("id", token.account().id()).put("token", token.value());
        body.putObject("app").put("name", app.name()).put("client_id", app.clientId());
        body.putObject("user")
                .put("login", token.account().login())
                .put("id", token.account().id());
        return Answer.json(body);
    }

    private Answer revokeToken(Call call) throws IOException {
        grants.revoke(tokenOfApp(call));
        return Answer.nothing();
    }

    private Answer revokeGrant(Call call) throws IOException {
        grants.revokeAll(tokenOfApp(call).account());
        return Answer.nothing();
    }

    /** With the application's own password only, and only for tokens of its own that still work. */
    private Token tokenOfApp(Call call) throws IOException {
        if (!(call.caller() instanceof Caller.Application)
                || !call.taken("client").equals(app.clientId())) {
            throw new Refusal(Answer.notFound("apps/oauth-applications"));
        }
        String value = call.body().isBlank()
                ? ""
                : Json.parse(call.body()).path("access_token").asText("");
        if (value.isEmpty()) {
            throw new Refusal(Answer.refused(
                    422,
                    "Invalid request.\n\n\"access_token\" wasn't supplied.",
                    "https://docs.github.com/rest/apps/oauth-applications#delete-an-app-token"));
        }
        return world.tokens()
                .working(value)
                .filter(token -> token.kind() == Token.Kind.OAUTH || token.kind() == Token.Kind.APP_USER)
                .orElseThrow(() -> new Refusal(Answer.notFound("apps/oauth-applications#delete-an-app-token")));
    }

    private static boolean isJson(Call call, String header) {
        return call.header(header).orElse("").contains("application/json");
    }

    private static Map<String, String> fields(JsonNode body) {
        return body.properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().asText()));
    }
}
