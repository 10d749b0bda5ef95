package io.lineflame.vcs.github.standin;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The tokens there are. Those that were revoked are not. */
final class Tokens {

    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    Tokens(Clock clock) {
        this.clock = clock;
    }

    Token personal(StandInAccount account, Set<String> scopes) {
        return add(Token.Kind.PERSONAL, account, scopes, Optional.empty(), Set.of());
    }

    Token fineGrained(StandInAccount account, StandInRepository... repositories) {
        Set<Long> ids = Arrays.stream(repositories).map(StandInRepository::id).collect(Collectors.toSet());
        return add(Token.Kind.FINE_GRAINED, account, Set.of(), Optional.empty(), ids);
    }

    Token ofOAuthApp(StandInAccount account, Set<String> scopes, Optional<Instant> expires) {
        return add(Token.Kind.OAUTH, account, scopes, expires, Set.of());
    }

    Token ofGitHubApp(StandInAccount account, Optional<Instant> expires) {
        return add(Token.Kind.APP_USER, account, Set.of(), expires, Set.of());
    }

    /** The token, when it is known and works now. */
    Optional<Token> working(String value) {
        return known(value).filter(token -> token.worksAt(clock.instant()));
    }

    Optional<Token> known(String value) {
        return Optional.ofNullable(tokens.get(value));
    }

    Optional<Token> remove(String value) {
        return Optional.ofNullable(tokens.remove(value));
    }

    /** Forgets the person's tokens of these kinds. */
    void remove(StandInAccount account, Set<Token.Kind> kinds) {
        tokens.values().removeIf(token -> token.account().equals(account) && kinds.contains(token.kind()));
    }

    /** The person's tokens that can expire do so now. */
    void expire(StandInAccount account) {
        tokens.replaceAll((value, token) ->
                token.account().equals(account) && token.expires().isPresent() ? token.ended() : token);
    }

    /** Letters and digits, as GitHub's secrets. */
    String secret(String prefix, int length) {
        StringBuilder text = new StringBuilder(prefix);
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private Token add(
            Token.Kind kind,
            StandInAccount account,
            Set<String> scopes,
            Optional<Instant> expires,
            Set<Long> repositories) {
        Token token = new Token(secret(kind.prefix(), 36), kind, account, scopes, expires, repositories, false);
        tokens.put(token.value(), token);
        return token;
    }
}
