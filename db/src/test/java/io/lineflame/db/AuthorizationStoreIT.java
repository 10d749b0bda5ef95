package io.lineflame.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.db.AuthorizationStore.AttemptRow;
import io.lineflame.db.AuthorizationStore.AuthorizationRow;
import io.lineflame.db.fixture.AtOnce;
import io.lineflame.db.fixture.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AuthorizationStoreIT {
    private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");
    private static final byte[] STATE = new byte[32];
    private static final byte[] VERIFIER = {1, 2, 3};

    private final TestDatabase test = TestDatabase.create();
    private final SessionStore sessions = new SessionStore(test.database());
    private final AuthorizationStore authorizations = new AuthorizationStore(test.database());
    private final long session = sessions.open(new byte[] {7}, "browser", "", T0);

    @AfterEach
    void drop() {
        test.close();
    }

    @Test
    void take_begun_isAsBegun() {
        authorizations.begin(STATE, row("github.com", T0));

        AuthorizationRow taken = authorizations.take(STATE).orElseThrow();

        assertThat(taken).usingRecursiveComparison().isEqualTo(row("github.com", T0));
    }

    @Test
    void take_neverBegun_isEmpty() {
        authorizations.begin(STATE, row("github.com", T0));

        assertThat(authorizations.take(new byte[] {1})).isEmpty();
    }

    @Test
    void take_manyAtOnce_oneGetsIt() throws Exception {
        authorizations.begin(STATE, row("github.com", T0));

        List<Optional<AuthorizationRow>> taken = AtOnce.run(12, () -> authorizations.take(STATE));

        assertThat(taken).filteredOn(Optional::isPresent).hasSize(1);
        assertThat(authorizations.take(STATE)).isEmpty();
    }

    @Test
    void forget_olderAndNewer_deletesTheOlder() {
        byte[] newer = {9};
        authorizations.begin(STATE, row("github.com", T0));
        authorizations.begin(newer, row("github.com", T0.plusSeconds(600)));
        authorizations.ended(session, new AttemptRow("a", "failed", "down", T0));
        authorizations.ended(session, new AttemptRow("b", "failed", "down", T0.plusSeconds(600)));

        assertThat(authorizations.forget(T0.plusSeconds(1))).isEqualTo(1);

        assertThat(authorizations.take(STATE)).isEmpty();
        assertThat(authorizations.take(newer)).isPresent();
        assertThat(authorizations.attempts(session))
                .extracting(AttemptRow::hostId)
                .containsExactly("b");
    }

    @Test
    void ended_twiceAtOneHost_showsTheLast() {
        AttemptRow last = new AttemptRow("github.com", "failed", "host down", T0.plusSeconds(1));
        AttemptRow other = new AttemptRow("a.example", "refused", "", T0);
        authorizations.ended(session, new AttemptRow("github.com", "refused", "", T0));
        authorizations.ended(session, last);
        authorizations.ended(session, other);

        assertThat(authorizations.attempts(session)).containsExactly(other, last);
        assertThat(authorizations.attempts(session + 1)).isEmpty();
    }

    @Test
    void ended_sessionGone_isNotKept() {
        sessions.end(session);

        authorizations.ended(session, new AttemptRow("github.com", "refused", "", T0));

        assertThat(authorizations.attempts(session)).isEmpty();
    }

    @Test
    void attempt_clearedOrTriedAgain_isForgotten() {
        authorizations.ended(session, new AttemptRow("a", "refused", "", T0));
        authorizations.ended(session, new AttemptRow("b", "refused", "", T0));
        authorizations.ended(session, new AttemptRow("c", "refused", "", T0));

        authorizations.clear(session, "a");
        authorizations.begin(STATE, row("b", T0));

        assertThat(authorizations.attempts(session))
                .extracting(AttemptRow::hostId)
                .containsExactly("c");
    }

    private AuthorizationRow row(String host, Instant created) {
        return new AuthorizationRow(
                session, host, "app", VERIFIER, "http://127.0.0.1/callback", "/explore?from=1", created);
    }
}
