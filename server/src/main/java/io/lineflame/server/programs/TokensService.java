package io.lineflame.server.programs;

import io.lineflame.db.ApiTokenStore;
import io.lineflame.db.ApiTokenStore.ApiTokenRow;
import io.lineflame.db.ApiTokenStore.NewToken;
import io.lineflame.db.AuditStore;
import io.lineflame.db.AuditStore.AuditRow;
import io.lineflame.db.UserStore.UserRow;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.ProblemType;
import io.lineflame.server.http.Tenant;
import io.lineflame.server.programs.TokensJson.MadeTokenJson;
import io.lineflame.server.programs.TokensJson.NewTokenJson;
import io.lineflame.server.programs.TokensJson.TokenJson;
import io.lineflame.server.sessions.Sessions;
import io.lineflame.server.sessions.Viewer;
import io.lineflame.server.tokens.ApiToken;
import io.lineflame.server.tokens.ApiTokens;
import io.lineflame.server.tokens.TokenScope;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes, lists and revokes tokens for people, and writes down who did. */
final class TokensService {

    private static final ProblemType TOO_MANY = new ProblemType("too-many-tokens", 409, "There are too many tokens");
    private static final int MOST = 1_000;
    private static final int MAX_NAME = 200;
    private static final int MAX_DAYS = 36_500;

    private final ApiTokenStore store;
    private final ApiTokens tokens;
    private final AuditStore audit;
    private final Sessions sessions;
    private final Clock clock;

    @Inject
    TokensService(ApiTokenStore store, ApiTokens tokens, AuditStore audit, Sessions sessions, Clock clock) {
        this.store = store;
        this.tokens = tokens;
        this.audit = audit;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Those that open this tenant, in the order of making. */
    List<ApiTokenRow> of(Tenant tenant) {
        return store.all().stream()
                .filter(row -> row.tenant().map(tenant.id()::equals).orElse(true))
                .toList();
    }

    /** Makes one for this tenant alone. */
    MadeTokenJson create(Tenant tenant, Viewer viewer, NewTokenJson wanted) {
        String name = name(wanted.name());
        List<String> scopes = scopes(wanted.scopes());
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Optional<Instant> expires = days(wanted.expiresInDays()).map(days -> now.plus(Duration.ofDays(days)));
        if (store.all().size() >= MOST) {
            throw new ProblemException(TOO_MANY, "This server has " + MOST + " tokens; revoke some first.");
        }
        ApiToken token = ApiToken.random();
        Optional<String> who = sessions.user(viewer).map(UserRow::login);
        NewToken kept = new NewToken(
                token.secret().hash(), token.starts(), name, Optional.of(tenant.id()), scopes, now, expires, who);
        long id = store.create(kept);
        audit(viewer, "create-token", id, name + " (" + String.join(", ", scopes) + ") of " + tenant.id());
        ApiTokenRow row = new ApiTokenRow(
                id, name, kept.tenant(), scopes, now, Optional.empty(), expires, who, Optional.of(token.starts()));
        return new MadeTokenJson(TokenJson.of(row), token.secret().text());
    }

    /** False when there is none of this tenant. */
    boolean revoke(Tenant tenant, Viewer viewer, long id) {
        Optional<ApiTokenRow> row =
                of(tenant).stream().filter(one -> one.id() == id).findFirst();
        if (row.isEmpty() || !store.revoke(id)) {
            return false;
        }
        tokens.forget(id);
        audit(viewer, "revoke-token", id, row.get().name());
        return true;
    }

    private void audit(Viewer viewer, String action, long id, String words) {
        audit.add(new AuditRow(clock.instant(), viewer.user(), action, "", id + ": " + words));
    }

    private static String name(@Nullable String text) {
        String name = text == null ? "" : text.strip();
        if (name.isEmpty() || name.length() > MAX_NAME || name.indexOf('\0') >= 0) {
            throw ProblemException.invalidRequest("A token needs a name of 1 to " + MAX_NAME + " characters.");
        }
        return name;
    }

    /** In the order of the scopes, each once. */
    private static List<String> scopes(@Nullable List<String> words) {
        try {
            List<String> scopes = new TreeSet<>((words == null ? List.<String>of() : words)
                            .stream()
                                    .map(word -> TokenScope.valueOf(
                                            String.valueOf(word).toUpperCase(Locale.ROOT)))
                                    .toList())
                    .stream().map(TokenScope::word).toList();
            if (!scopes.isEmpty()) {
                return scopes;
            }
        } catch (IllegalArgumentException e) {
            // Said below, in the same words as for none.
        }
        throw ProblemException.invalidRequest("scopes needs at least one of push, read, settings.");
    }

    private static Optional<Integer> days(@Nullable Integer days) {
        if (days != null && (days < 1 || days > MAX_DAYS)) {
            throw ProblemException.invalidRequest("expiresInDays is a number from 1 to " + MAX_DAYS + ", or left out.");
        }
        return Optional.ofNullable(days);
    }
}
