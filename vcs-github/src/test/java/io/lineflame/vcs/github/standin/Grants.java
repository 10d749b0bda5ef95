package io.lineflame.vcs.github.standin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Turns a person's consent into a code, a code into tokens, and a refresh token into new ones. Codes
 * work once and for ten minutes; of two that use one refresh token at once, one gets the tokens.
 */
final class Grants {

    private static final Duration CODE_LIFE = Duration.ofMinutes(10);
    private static final Duration REFRESH_LIFE = Duration.ofDays(184);

    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private final Map<String, Refresh> refreshes = new ConcurrentHashMap<>();
    private final World world;
    private final StandInApp app;

    Grants(World world, StandInApp app) {
        this.world = world;
        this.app = app;
    }

    private record Code(StandInAccount account, AuthorizationAsked asked, Instant expires) {}

    private record Refresh(Token token, boolean offline, Instant expires) {}

    /** The person agreed: where they go next, with the code. */
    String authorized(StandInAccount account, AuthorizationAsked asked) {
        String code = world.tokens().secret("", 20);
        codes.put(code, new Code(account, asked, world.clock().instant().plus(CODE_LIFE)));
        return asked.answered(Map.of("code", code));
    }

    /** The person did not. */
    static String denied(AuthorizationAsked asked) {
        return asked.error("access_denied", "The user has denied your application access.");
    }

    /** The fields of the answer, tokens among them; with {@code error} when it is refused. */
    Map<String, String> exchange(Map<String, String> form) {
        if (!app.clientId().equals(form.get("client_id")) || !app.clientSecret().equals(form.get("client_secret"))) {
            return error("incorrect_client_credentials", "The client_id and/or client_secret passed are incorrect.");
        }
        return switch (form.getOrDefault("grant_type", "authorization_code")) {
            case "authorization_code" -> ofCode(form);
            case "refresh_token" -> ofRefreshToken(form.getOrDefault("refresh_token", ""));
            default -> error("unsupported_grant_type", "The grant_type passed is not supported.");
        };
    }

    /** Ends what one token can do; its refresh token goes with it. */
    void revoke(Token token) {
        world.tokens().remove(token.value());
        refreshes.values().removeIf(refresh -> refresh.token().value().equals(token.value()));
    }

    /** Ends everything the application may do for the account. */
    void revokeAll(StandInAccount account) {
        world.tokens().remove(account, Set.of(Token.Kind.OAUTH, Token.Kind.APP_USER));
        refreshes.values().removeIf(refresh -> refresh.token().account().equals(account));
        codes.values().removeIf(code -> code.account().equals(account));
    }

    /** The account's refresh tokens have come of age. */
    void expireRefreshTokens(StandInAccount account) {
        refreshes.values().removeIf(refresh -> refresh.token().account().equals(account));
    }

    private Map<String, String> ofCode(Map<String, String> form) {
        Optional<Code> code = Optional.ofNullable(codes.remove(form.getOrDefault("code", "")))
                .filter(found -> world.clock().instant().isBefore(found.expires()));
        if (code.isEmpty() || !proves(code.get().asked(), form.getOrDefault("code_verifier", ""))) {
            return error("bad_verification_code", "The code passed is incorrect or expired.");
        }
        AuthorizationAsked asked = code.get().asked();
        String redirect = form.get("redirect_uri");
        if (redirect != null && !redirect.equals(asked.redirectUri())) {
            return error(
                    "redirect_uri_mismatch",
                    "The redirect_uri MUST match the registered callback URL for this application.");
        }
        boolean offline = asked.scopes().contains("offline_access");
        Set<String> scopes = asked.scopes().stream()
                .filter(scope -> !scope.equals("offline_access"))
                .collect(Collectors.toUnmodifiableSet());
        return issue(code.get().account(), scopes, offline);
    }

    private Map<String, String> ofRefreshToken(String value) {
        Optional<Refresh> refresh = Optional.ofNullable(refreshes.remove(value))
                .filter(found -> world.clock().instant().isBefore(found.expires()));
        if (refresh.isEmpty()) {
            return error("bad_refresh_token", "The refresh token passed is incorrect or expired.");
        }
        Token old = refresh.get().token();
        world.tokens().remove(old.value());
        return issue(old.account(), old.scopes(), refresh.get().offline());
    }

    private Map<String, String> issue(StandInAccount account, Set<String> scopes, boolean offline) {
        Optional<Duration> life = app.isGitHubApp() || offline ? app.tokenLife() : Optional.empty();
        Optional<Instant> expires = life.map(world.clock().instant()::plus);
        Token token = app.isGitHubApp()
                ? world.tokens().ofGitHubApp(account, expires)
                : world.tokens().ofOAuthApp(account, scopes, expires);
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("access_token", token.value());
        if (life.isPresent()) {
            String refresh = world.tokens().secret("ghr_", 76);
            refreshes.put(
                    refresh, new Refresh(token, offline, world.clock().instant().plus(REFRESH_LIFE)));
            answer.put("expires_in", Long.toString(life.get().toSeconds()));
            answer.put("refresh_token", refresh);
            answer.put("refresh_token_expires_in", Long.toString(REFRESH_LIFE.toSeconds()));
        }
        answer.put("scope", String.join(",", token.scopes().stream().sorted().toList()));
        answer.put("token_type", "bearer");
        return answer;
    }

    private static boolean proves(AuthorizationAsked asked, String verifier) {
        return asked.challenge().isEmpty() || asked.challenge().equals(challenge(verifier));
    }

    /** RFC 7636, section 4.2. */
    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    private static Map<String, String> error(String code, String description) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("error", code);
        answer.put("error_description", description);
        answer.put(
                "error_uri",
                "/apps/managing-oauth-apps/troubleshooting-oauth-app-access-token-request-errors/#"
                        + code.replace('_', '-'));
        return answer;
    }
}
