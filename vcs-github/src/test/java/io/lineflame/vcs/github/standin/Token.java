package io.lineflame.vcs.github.standin;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a person's requests carry.
 *
 * @param scopes of classic personal tokens and of OAuth apps; empty for the others, whose rights are
 *     their repositories'
 * @param expires empty when it does not
 * @param expired whether somebody ended it by hand before its time
 */
record Token(
        String value,
        Kind kind,
        StandInAccount account,
        Set<String> scopes,
        Optional<Instant> expires,
        Set<Long> repositories,
        boolean expired) {

    /** GitHub's kinds; a token's first letters tell them apart. */
    enum Kind {
        /** A classic personal access token. */
        PERSONAL("ghp_"),
        /** A personal access token for chosen repositories. */
        FINE_GRAINED("github_pat_"),
        /** Of an OAuth app. */
        OAUTH("gho_"),
        /** A person's, of a GitHub App. */
        APP_USER("ghu_");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        String prefix() {
            return prefix;
        }

        boolean scoped() {
            return this == PERSONAL || this == OAUTH;
        }
    }

    boolean worksAt(Instant now) {
        return !expired && expires.map(now::isBefore).orElse(true);
    }

    Token ended() {
        return new Token(value, kind, account, scopes, expires, repositories, true);
    }
}
