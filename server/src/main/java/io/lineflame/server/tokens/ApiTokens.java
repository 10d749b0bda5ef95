package io.lineflame.server.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.lineflame.db.ApiTokenStore;
import io.lineflame.db.ApiTokenStore.ApiTokenRow;
import io.lineflame.db.DatabaseException;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.ProblemType;
import io.lineflame.server.http.Tenant;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets programs in by their tokens. The database has the SHA-256 of each and is asked by it: whoever measures how long that takes learns
 * of hashes of their own guesses alone. What it said is remembered for half a minute, so a push costs no question, and a token that was
 * revoked ends that much later at the latest. Safe for many threads.
 */
@Singleton
public final class ApiTokens {

    private static final Logger LOG = LoggerFactory.getLogger(ApiTokens.class);

    static final ProblemType REQUIRED = new ProblemType("token-required", 401, "A token is needed");
    static final ProblemType INVALID = new ProblemType("token-invalid", 401, "The token does not hold");
    static final ProblemType NOT_FOR_THIS =
            new ProblemType("token-not-for-this", 403, "The token is for something else");

    static final Duration REMEMBERED = Duration.ofSeconds(30);
    private static final Duration TOUCH_EVERY = Duration.ofMinutes(5);
    private static final int MOST_REMEMBERED = 10_000;

    private final ApiTokenStore store;
    private final Clock clock;
    private final Cache<String, Optional<ApiTokenRow>> found;
    private final Cache<Long, Instant> touched =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    @Inject
    ApiTokens(ApiTokenStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        Ticker ticker = () -> Duration.between(Instant.EPOCH, clock.instant()).toNanos();
        this.found = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(REMEMBERED)
                .ticker(ticker)
                .build();
    }

    /**
     * Lets a request in that shows a token for this, and makes it the request of the token's tenant.
     *
     * @throws ProblemException 401 without a token of ours that holds, 403 with one for something else
     */
    public void require(TokenScope scope, ContainerRequestContext request) {
        if (!useShown(scope, request)) {
            throw new ProblemException(
                    REQUIRED,
                    "This needs a token of this server with the scope " + scope.word()
                            + ", as Bearer or as the password of Basic authentication, and there is none in the request."
                            + " One is made in Settings, API tokens, or with \"lineflame tokens create\".");
        }
    }

    /**
     * Makes a request that shows something of the form of our tokens the request of the token's tenant, so that a client that has
     * its token belongs where it will belong when tokens are required.
     *
     * @return false when it shows none, whatever else it shows
     * @throws ProblemException 401 for one that does not hold, 403 for one for something else
     */
    public boolean useShown(TokenScope scope, ContainerRequestContext request) {
        @Nullable String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        Optional<ApiToken> shown = ApiToken.ofHeader(header == null ? "" : header);
        shown.ifPresent(token -> use(token, scope, request));
        return shown.isPresent();
    }

    /** Takes note that a token was revoked, so that it ends on this server at once and not when it is next asked for. */
    public void forget(long id) {
        found.asMap()
                .values()
                .removeIf(row -> row.filter(token -> token.id() == id).isPresent());
    }

    private void use(ApiToken shown, TokenScope scope, ContainerRequestContext request) {
        ApiTokenRow token = find(shown)
                .orElseThrow(() -> new ProblemException(
                        INVALID,
                        "The token in the request is none of this server, or it has expired or was revoked. One is made in"
                                + " Settings, API tokens, or with \"lineflame tokens create\"."));
        if (!token.scopes().contains(scope.word())) {
            throw new ProblemException(
                    NOT_FOR_THIS,
                    "The token \"" + token.name() + "\" has the scopes " + token.scopes() + "; this needs "
                            + scope.word() + ".");
        }
        token.tenant().ifPresent(tenant -> Tenant.bind(request, tenant));
        touch(token);
    }

    private Optional<ApiTokenRow> find(ApiToken token) {
        String key = token.secret().hashText();
        Optional<ApiTokenRow> known = found.getIfPresent(key);
        if (known == null) { // outside of the cache's own loading, which would make keys of the same bin wait
            known = store.find(token.secret().hash());
            found.put(key, known);
        }
        return known.filter(
                row -> row.expires().map(end -> clock.instant().isBefore(end)).orElse(true));
    }

    private void touch(ApiTokenRow token) {
        Instant now = clock.instant();
        @Nullable Instant before = touched.getIfPresent(token.id());
        if (before != null && now.isBefore(before.plus(TOUCH_EVERY))) {
            return;
        }
        touched.put(token.id(), now);
        try {
            store.touch(token.id(), now);
        } catch (DatabaseException e) {
            LOG.debug("That a token was used could not be noted: {}", e.getMessage());
        }
    }
}
