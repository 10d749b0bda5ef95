package io.lineflame.vcs.github.standin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * The REST API's front door: who asks, whether they still may, and what every answer carries: limits,
 * scopes, an ETag. An answer that the caller has already costs nothing, if they said who they are.
 */
final class Api {

    private static final String LIMITS = "https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api";

    private final World world;
    private final StandInApp app;
    private final RateLimits limits;
    private final Router routes;
    private volatile boolean limited = true;

    Api(World world, StandInApp app, RateLimits limits, Router routes) {
        this.world = world;
        this.app = app;
        this.limits = limits;
        this.routes = routes;
    }

    /** Enterprise servers have no limits until an administrator turns them on. */
    void limited(boolean on) {
        limited = on;
    }

    /** Who the Authorization header says it is. */
    Caller caller(Call call) {
        String header = call.header("Authorization").orElse("");
        String[] parts = header.trim().split("\\s+", 2);
        if (parts.length < 2) {
            return header.isBlank() ? new Caller.Anonymous() : new Caller.Unknown();
        }
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "token", "bearer" -> withToken(parts[1]);
            case "basic" -> withPassword(parts[1]);
            default -> new Caller.Unknown();
        };
    }

    Answer answer(Call call) throws IOException {
        String resource = call.path().equals("/graphql") ? "graphql" : "core";
        if (call.caller() instanceof Caller.Unknown) {
            return dressed(call, Answer.badCredentials(), limits.spend(call.caller(), resource));
        }
        boolean free = call.path().equals("/rate_limit") || !limited;
        Optional<Answer> refused = free ? Optional.empty() : overLimit(call, resource);
        if (refused.isPresent()) {
            return dressed(call, refused.get(), limits.look(call.caller(), resource));
        }
        Answer answer = conditional(call, routed(call));
        boolean counts = !free && (answer.status() != 304 || call.caller() instanceof Caller.Anonymous);
        return dressed(
                call, answer, counts ? limits.spend(call.caller(), resource) : limits.look(call.caller(), resource));
    }

    private Answer routed(Call call) throws IOException {
        if (!limited && call.path().equals("/rate_limit")) {
            return Answer.refused(404, "Rate limiting is not enabled.", LIMITS);
        }
        try {
            return routes.answer(call).orElseGet(() -> Answer.notFound(""));
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    private Caller withToken(String value) {
        return world.tokens().working(value).<Caller>map(Caller.Person::new).orElseGet(Caller.Unknown::new);
    }

    /** Client id and secret, or a token in place of either half. */
    private Caller withPassword(String encoded) {
        String[] pair;
        try {
            pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8).split(":", 2);
        } catch (IllegalArgumentException e) {
            return new Caller.Unknown();
        }
        if (pair.length == 2 && pair[0].equals(app.clientId()) && pair[1].equals(app.clientSecret())) {
            return new Caller.Application();
        }
        return Arrays.stream(pair)
                .flatMap(part -> world.tokens().working(part).stream())
                .<Caller>map(Caller.Person::new)
                .findFirst()
                .orElseGet(Caller.Unknown::new);
    }

    private Optional<Answer> overLimit(Call call, String resource) {
        Optional<RateLimits.Secondary> secondary = limits.secondary();
        if (secondary.isPresent()) {
            return Optional.of(secondary(secondary.get()));
        }
        if (limits.look(call.caller(), resource).remaining() > 0) {
            return Optional.empty();
        }
        return Optional.of(resource.equals("graphql") ? exceededInGraphQl(call.caller()) : exceeded(call.caller()));
    }

    private Answer secondary(RateLimits.Secondary limit) {
        Answer answer = Answer.refused(
                limit.status(),
                "You have exceeded a secondary rate limit. Please wait a few minutes before you try again. If you"
                        + " reach out to GitHub Support for help, please include the request ID.",
                LIMITS + "#about-secondary-rate-limits");
        if (limit.retryAfter().isEmpty()) {
            return answer;
        }
        long left = Duration.between(world.clock().instant(), limit.until()).toSeconds() + 1;
        return answer.with(
                "Retry-After", Long.toString(Math.min(limit.retryAfter().get(), left)));
    }

    private static Answer exceeded(Caller caller) {
        return Answer.refused(403, exceededText(caller), LIMITS);
    }

    /** GraphQL says it within the answer. */
    private static Answer exceededInGraphQl(Caller caller) {
        var body = Json.object();
        body.putArray("errors").addObject().put("type", "RATE_LIMITED").put("message", exceededText(caller));
        return Answer.json(body);
    }

    private static String exceededText(Caller caller) {
        return caller.personToken()
                .map(token ->
                        "API rate limit exceeded for user ID " + token.account().id()
                                + ". If you reach out to GitHub Support for help, please include the request ID.")
                .orElse("API rate limit exceeded for 127.0.0.1. (But here's the good news: Authenticated requests get"
                        + " a higher rate limit. Check out the documentation for more details.)");
    }

    private static Answer conditional(Call call, Answer answer) {
        if (answer.status() != 200 || !call.method().equals("GET")) {
            return answer;
        }
        String tag = "W/\"" + hash(call.header("Accept").orElse(""), answer.body()) + "\"";
        boolean same = call.header("If-None-Match")
                .map(asked -> asked.contains(tag.substring(2)))
                .orElse(false);
        Answer tagged = answer.with("ETag", tag);
        return same ? new Answer(304, tagged.headers(), new byte[0]) : tagged;
    }

    private Answer dressed(Call call, Answer answer, RateLimits.Budget budget) {
        boolean known = call.caller().personToken().isPresent();
        Answer dressed = answer.with("X-GitHub-Media-Type", mediaType(call))
                .with("X-GitHub-Request-Id", "C0DE:" + Long.toHexString(world.nextId()))
                .with(
                        "Vary",
                        known
                                ? "Accept, Authorization, Cookie, X-GitHub-OTP,Accept-Encoding, Accept, X-Requested-With"
                                : "Accept,Accept-Encoding, Accept, X-Requested-With");
        if (answer.status() == 200 && !answer.headers().containsKey("Cache-Control")) {
            dressed = dressed.with(
                    "Cache-Control",
                    call.path().equals("/rate_limit")
                            ? "no-cache"
                            : (known ? "private" : "public") + ", max-age=60, s-maxage=60");
        }
        if (limited) {
            dressed = dressed.with("X-RateLimit-Limit", Integer.toString(budget.limit()))
                    .with("X-RateLimit-Remaining", Integer.toString(budget.remaining()))
                    .with("X-RateLimit-Used", Integer.toString(budget.used()))
                    .with("X-RateLimit-Reset", Long.toString(budget.reset().getEpochSecond()))
                    .with("X-RateLimit-Resource", budget.resource());
        }
        return scoped(call, dressed);
    }

    private Answer scoped(Call call, Answer answer) {
        Optional<Token> token = call.caller().personToken();
        if (token.isEmpty()) {
            return answer;
        }
        if (!token.get().kind().scoped()) {
            return answer.with(
                    "X-Accepted-GitHub-Permissions",
                    call.path().matches("/re.*/(git|contents|commits|compare)/.*") ? "contents=read" : "metadata=read");
        }
        Answer scoped = answer.with(
                        "X-OAuth-Scopes",
                        String.join(", ", token.get().scopes().stream().sorted().toList()))
                .with("X-Accepted-OAuth-Scopes", accepted(call, "repo", ""));
        return token.get().kind() == Token.Kind.OAUTH ? scoped.with("X-OAuth-Client-Id", app.clientId()) : scoped;
    }

    private static String accepted(Call call, String forRefs, String otherwise) {
        boolean repository = call.path().matches("/repos/[^/]+/[^/]+|/repositories/\\d+");
        return repository || call.path().contains("/git/ref") ? forRefs : otherwise;
    }

    private static String mediaType(Call call) {
        for (String param : new String[] {"raw", "sha", "object"}) {
            if (call.accepts(param)) {
                return "github.v3; param=" + param;
            }
        }
        return "github.v3; format=json";
    }

    private static String hash(String accept, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(accept.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
