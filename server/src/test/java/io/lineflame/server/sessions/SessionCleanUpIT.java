package io.lineflame.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.db.AuditStore;
import io.lineflame.db.AuditStore.AuditRow;
import io.lineflame.db.AuthorizationStore;
import io.lineflame.db.SessionStore;
import io.lineflame.db.UserStore;
import io.lineflame.server.TestServer;
import io.lineflame.server.config.SessionLife;
import io.lineflame.server.fixture.MovableClock;
import io.lineflame.server.fixture.Sql;
import io.lineflame.server.fixture.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SessionCleanUpIT {

    private final MovableClock clock = new MovableClock(Instant.parse("2026-05-04T10:00:00Z"));
    private final TestServer server = TestServer.setup()
            .clock(clock)
            .sessions(new SessionLife(Duration.ofDays(2), Duration.ofDays(5)))
            .start();
    private final Sql sql = new Sql(server);
    private final AuditStore audit = new AuditStore(server.database());
    private final SessionCleanUp cleanUp = new SessionCleanUp(
            new SessionStore(server.database()),
            new UserStore(server.database()),
            new AuthorizationStore(server.database()),
            audit,
            server.config(),
            clock);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void sessions_idleOrTooOld_areDeleted() {
        Visitor.signedIn(server, clock.instant(), "code.example", "idle");
        Visitor busy = Visitor.signedIn(server, clock.instant(), "code.example", "busy");
        clock.advance(Duration.ofDays(1));
        busy.get("/api/v1/session");
        clock.advance(Duration.ofDays(1).plusSeconds(1));
        cleanUp.run();
        assertThat(loginsWithASession()).containsExactly("busy");

        for (int i = 0; i < 3; i++) {
            busy.get("/api/v1/session");
            cleanUp.run();
            assertThat(loginsWithASession()).containsExactly("busy");
            clock.advance(Duration.ofDays(1));
        }
        cleanUp.run();
        assertThat(loginsWithASession()).isEmpty();
    }

    @Test
    void session_thatNobodySignedInWith_isDeletedAfterAnHour() {
        SessionStore sessions = new SessionStore(server.database());
        sessions.open(new byte[] {1}, "browser", "", clock.instant());
        Visitor.signedIn(server, clock.instant(), "code.example", "mona");
        clock.advance(Duration.ofHours(1));
        cleanUp.run();
        assertThat(sql.texts("SELECT id FROM sessions")).hasSize(2);

        clock.advance(Duration.ofSeconds(1));
        cleanUp.run();
        assertThat(loginsWithASession()).containsExactly("mona");
        assertThat(sql.texts("SELECT id FROM sessions")).hasSize(1);
    }

    @Test
    void personOfOneSession_goesWithIt_andNobodyElseDoes() {
        UserStore users = new UserStore(server.database());
        SessionStore sessions = new SessionStore(server.database());
        long with = users.ofOneSession("code.example", "with", Optional.empty(), clock.instant())
                .id();
        users.ofOneSession("code.example", "without", Optional.empty(), clock.instant());
        users.signedIn("code.example", "7", "real", Optional.empty(), clock.instant());
        long session = sessions.open(new byte[] {1}, "browser", "", clock.instant());
        sessions.signIn(session, with, new byte[] {2}, clock.instant());
        cleanUp.run();
        assertThat(logins()).containsExactly("real", "with", "without");

        clock.advance(Duration.ofHours(1).plusSeconds(1));
        cleanUp.run();
        assertThat(logins()).containsExactly("real", "with");

        sessions.end(session);
        cleanUp.run();
        assertThat(logins()).containsExactly("real");
    }

    @Test
    void auditLog_olderThanThreeMonths_isForgotten() {
        audit.add(new AuditRow(clock.instant(), OptionalLong.empty(), "sign-in", "code.example", ""));
        clock.advance(Duration.ofDays(90));
        cleanUp.run();
        assertThat(sql.texts("SELECT action FROM audit")).containsExactly("sign-in");

        clock.advance(Duration.ofSeconds(1));
        cleanUp.run();
        assertThat(sql.texts("SELECT action FROM audit")).isEmpty();
    }

    private java.util.List<String> logins() {
        return sql.texts("SELECT login FROM users ORDER BY login");
    }

    private java.util.List<String> loginsWithASession() {
        return sql.texts("SELECT login FROM sessions JOIN users ON users.id = user_id ORDER BY login");
    }
}
