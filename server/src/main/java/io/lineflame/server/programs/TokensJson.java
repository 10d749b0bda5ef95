package io.lineflame.server.programs;

import io.lineflame.db.ApiTokenStore.ApiTokenRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a tenant's programs, as sent.
 *
 * @param pushNeedsToken whether a push without a token is refused now
 * @param readNeedsToken whether a program that reads is refused without one now
 * @param advice why the viewer may not make any; null when they may
 * @param tokens in the order of making, those for every tenant among them; none for a viewer who may not make any
 */
record TokensJson(
        boolean pushNeedsToken,
        boolean readNeedsToken,
        boolean mayChange,
        @Nullable String advice,
        List<TokenJson> tokens) {

    /**
     * One token, without itself.
     *
     * @param tenant null for every tenant
     * @param starts its first letters; null when it is older than the noting of them
     * @param createdBy null when it was made on the command line or by somebody who was not signed in
     * @param lastUsed to five minutes; null when it never was
     * @param expires null for never
     */
    record TokenJson(
            String id,
            String name,
            List<String> scopes,
            @Nullable String tenant,
            @Nullable String starts,
            Instant created,
            @Nullable String createdBy,
            @Nullable Instant lastUsed,
            @Nullable Instant expires) {

        static TokenJson of(ApiTokenRow row) {
            return new TokenJson(
                    Long.toString(row.id()),
                    row.name(),
                    row.scopes(),
                    row.tenant().orElse(null),
                    row.starts().orElse(null),
                    row.created(),
                    row.createdBy().orElse(null),
                    row.lastUsed().orElse(null),
                    row.expires().orElse(null));
        }
    }

    /** What somebody wants; without days it holds until it is revoked. */
    record NewTokenJson(
            @Nullable String name,
            @Nullable List<String> scopes,
            @Nullable Integer expiresInDays) {}

    /** A token that was just made: the only time that the secret is given out. */
    record MadeTokenJson(TokenJson token, String secret) {

        @Override
        public String toString() {
            return "MadeTokenJson[" + token + "]";
        }
    }
}
