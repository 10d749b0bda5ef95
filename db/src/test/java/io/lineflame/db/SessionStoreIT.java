package io.lineflame.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineflame.db.AuthorizationStore.AttemptRow;
import io.lineflame.db.AuthorizationStore.AuthorizationRow;
import io.lineflame.db.SessionStore.SessionRow;
import io.lineflame.db.fixture.TestDatabase;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SessionStoreIT {
    private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");

    private final TestDatabase test = TestDatabase.create();
    private final UserStore users = new UserStore(test.database());
    private final SessionStore sessions = new SessionStore(test.database());
    private final AuthorizationStore authorizations = new AuthorizationStore(test.database());

    @AfterEach
    void drop() {
        test.close();
    }

    @Test
    void open_newToken_isFoundByItsHashAndNobodys() {
        long id = sessions.open(hash(1), "browser", "Firefox", T0);

        assertThat(sessions.find(hash(1)))
                .contains(new SessionRow(id, OptionalLong.empty(), "browser", "Firefox", T0, T0));
        assertThat(sessions.find(hash(2))).isEmpty();
    }

    @Test
    void open_sameTokenTwice_isRefused() {
        sessions.open(hash(1), "browser", "", T0);

        assertThatThrownBy(() -> sessions.open(hash(1), "browser", "", T0)).isInstanceOf(DatabaseException.class);
    }

    @Test
    void touch_laterAndEarlier_keepsTheLatest() {
        long id = sessions.open(hash(1), "browser", "", T0);

        sessions.touch(id, T0.plusSeconds(60));
        sessions.touch(id, T0.plusSeconds(30));

        assertThat(sessions.find(hash(1)).orElseThrow().lastUsed()).isEqualTo(T0.plusSeconds(60));
    }

    @Test
    void signIn_openSession_voidsTheOldTokenAndStartsTheLifetimeAnew() {
        long mona = user("mona");
        long id = sessions.open(hash(1), "browser", "Firefox", T0);

        assertThat(sessions.signIn(id, mona, hash(2), T0.plusSeconds(5))).isTrue();

        assertThat(sessions.find(hash(1))).isEmpty();
        assertThat(sessions.find(hash(2)))
                .contains(new SessionRow(
                        id, OptionalLong.of(mona), "browser", "Firefox", T0.plusSeconds(5), T0.plusSeconds(5)));
    }

    @Test
    void signIn_endedSession_isFalse() {
        long id = sessions.open(hash(1), "browser", "", T0);
        sessions.end(id);

        assertThat(sessions.signIn(id, user("mona"), hash(2), T0)).isFalse();
        assertThat(sessions.find(hash(2))).isEmpty();
    }

    @Test
    void ofUser_severalSessions_areTheirsByLastUse() {
        long mona = user("mona");
        long first = signedIn(mona, 1);
        long second = signedIn(mona, 2);
        signedIn(user("otto"), 3);
        sessions.touch(first, T0.plusSeconds(60));

        assertThat(sessions.ofUser(mona)).extracting(SessionRow::id).containsExactly(first, second);
        assertThat(sessions.ofUser(mona + 1000)).isEmpty();
    }

    @Test
    void end_oneOfTwo_leavesTheOther() {
        long mona = user("mona");
        long first = signedIn(mona, 1);
        long second = signedIn(mona, 2);

        assertThat(sessions.end(first)).isTrue();
        assertThat(sessions.end(first)).isFalse();
        assertThat(sessions.ofUser(mona)).extracting(SessionRow::id).containsExactly(second);
    }

    @Test
    void end_withAnAuthorizationUnderWay_endsThatToo() {
        long id = sessions.open(hash(1), "browser", "", T0);
        authorizations.begin(hash(9), new AuthorizationRow(id, "github.com", "app", new byte[1], "r", "/", T0));
        authorizations.ended(id, new AttemptRow("gitlab.com", "refused", "", T0));

        sessions.end(id);

        assertThat(authorizations.take(hash(9))).isEmpty();
        assertThat(authorizations.attempts(id)).isEmpty();
    }

    @Test
    void endAll_ofOneUser_leavesOthers() {
        long mona = user("mona");
        signedIn(mona, 1);
        signedIn(mona, 2);
        signedIn(user("otto"), 3);

        assertThat(sessions.endAll(mona)).isEqualTo(2);
        assertThat(sessions.find(hash(1))).isEmpty();
        assertThat(sessions.find(hash(3))).isPresent();
    }

    @Test
    void endExpired_idleAndOld_goAndTheRestStays() {
        long idle = sessions.open(hash(1), "browser", "", T0.minusSeconds(100));
        long old = sessions.open(hash(2), "browser", "", T0.minusSeconds(1000));
        long fresh = sessions.open(hash(3), "browser", "", T0.minusSeconds(100));
        sessions.touch(old, T0);
        sessions.touch(fresh, T0);

        assertThat(sessions.endExpired(T0.minusSeconds(50), T0.minusSeconds(500)))
                .isEqualTo(2);
        assertThat(sessions.end(idle)).isFalse();
        assertThat(sessions.end(old)).isFalse();
        assertThat(sessions.end(fresh)).isTrue();
    }

    @Test
    void endUnclaimed_idleAndNobodys_goAndTheRestStays() {
        long idle = sessions.open(hash(1), "browser", "", T0.minusSeconds(100));
        long fresh = sessions.open(hash(2), "browser", "", T0.minusSeconds(50));
        long claimed = sessions.open(hash(3), "browser", "", T0.minusSeconds(100));
        sessions.signIn(claimed, user("mona"), hash(4), T0.minusSeconds(100));

        assertThat(sessions.endUnclaimed(T0.minusSeconds(50))).isEqualTo(1);
        assertThat(sessions.end(idle)).isFalse();
        assertThat(sessions.end(fresh)).isTrue();
        assertThat(sessions.end(claimed)).isTrue();
    }

    private long user(String login) {
        return users.signedIn("github.com", login, login, Optional.empty(), T0).id();
    }

    private long signedIn(long user, int token) {
        long id = sessions.open(hash(100 + token), "browser", "", T0);
        sessions.signIn(id, user, hash(token), T0);
        return id;
    }

    private static byte[] hash(int filler) {
        byte[] hash = new byte[32];
        Arrays.fill(hash, (byte) filler);
        return hash;
    }
}
