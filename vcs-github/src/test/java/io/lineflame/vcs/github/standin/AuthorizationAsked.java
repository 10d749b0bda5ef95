package io.lineflame.vcs.github.standin;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an application asks of a person, by the parameters of {@code /login/oauth/authorize}.
 *
 * @param redirectUri where the person goes next
 * @param given whether the application named that address; else it is the registered one
 * @param challenge of PKCE, S256; empty when there is none
 */
record AuthorizationAsked(
        String redirectUri, boolean given, String state, Set<String> scopes, String challenge, String login) {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

    /**
     * @throws Refusal with what the person sees instead, or is sent back with
     */
    static AuthorizationAsked of(StandInApp app, Map<String, String> parameters) {
        if (!app.clientId().equals(parameters.get("client_id"))) {
            throw new Refusal(Answer.html(404, "<h1>Not found</h1><p>No application has this client id.</p>"));
        }
        String redirect = redirect(app, parameters);
        AuthorizationAsked asked = new AuthorizationAsked(
                redirect,
                parameters.containsKey("redirect_uri"),
                parameters.getOrDefault("state", ""),
                scopes(parameters.getOrDefault("scope", "")),
                parameters.getOrDefault("code_challenge", ""),
                parameters.getOrDefault("login", ""));
        asked.checkChallenge(parameters.getOrDefault("code_challenge_method", ""));
        return asked;
    }

    /** Where the person goes with an answer. */
    String answered(Map<String, String> answer) {
        Map<String, String> parameters = new LinkedHashMap<>(answer);
        if (!state.isEmpty()) {
            parameters.put("state", state);
        }
        String query = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return redirectUri + (redirectUri.contains("?") ? "&" : "?") + query;
    }

    String error(String code, String description) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("error", code);
        answer.put("error_description", description);
        answer.put("error_uri", "/apps/managing-oauth-apps/troubleshooting-authorization-request-errors/#" + code);
        return answered(answer);
    }

    private void checkChallenge(String method) {
        boolean none = challenge.isEmpty() && method.isEmpty();
        if (!none && !(method.equals("S256") && challenge.matches("[A-Za-z0-9_-]{43}"))) {
            throw new Refusal(Answer.redirect(
                    error("invalid_request", "code_challenge must be 43 characters and code_challenge_method S256.")));
        }
    }

    private static Set<String> scopes(String text) {
        return Arrays.stream(text.split("[ ,]+", -1))
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String redirect(StandInApp app, Map<String, String> parameters) {
        List<String> registered = app.callbacks();
        String asked = parameters.get("redirect_uri");
        if (asked == null) {
            if (registered.isEmpty()) {
                throw new Refusal(Answer.html(404, "<h1>Not found</h1><p>No callback is registered.</p>"));
            }
            return registered.get(0);
        }
        boolean fits = registered.isEmpty()
                ? LOOPBACK.contains(URI.create(asked).getHost())
                : registered.stream().anyMatch(callback -> fits(app, URI.create(callback), URI.create(asked)));
        if (fits) {
            return asked;
        }
        if (registered.isEmpty()) {
            throw new Refusal(Answer.html(404, "<h1>Be careful!</h1><p>The redirect_uri is not associated.</p>"));
        }
        AuthorizationAsked home = new AuthorizationAsked(
                registered.get(0), false, parameters.getOrDefault("state", ""), Set.of(), "", "");
        throw new Refusal(Answer.redirect(home.error(
                "redirect_uri_mismatch",
                "The redirect_uri MUST match the registered callback URL for this application.")));
    }

    /** An OAuth app's callback covers what is below it; the port is free on this machine. */
    private static boolean fits(StandInApp app, URI callback, URI asked) {
        boolean loopback = LOOPBACK.contains(String.valueOf(asked.getHost()));
        String path = callback.getPath();
        boolean below = !app.isGitHubApp() && asked.getPath().startsWith(path.endsWith("/") ? path : path + "/");
        return callback.getScheme().equals(asked.getScheme())
                && callback.getHost().equals(asked.getHost())
                && (loopback || callback.getPort() == asked.getPort())
                && (asked.getPath().equals(path) || below);
    }
}
