package io.lineflame.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.db.AuditStore;
import io.lineflame.db.SessionStore;
import io.lineflame.db.UserStore;
import io.lineflame.db.UserStore.UserRow;
import io.lineflame.server.TestServer;
import io.lineflame.server.fixture.MovableClock;
import io.lineflame.server.fixture.Sql;
import io.lineflame.server.fixture.Visitor;
import io.lineflame.server.http.PublicAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Sessions as one server opens them and another one, over the same database, answers for them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SessionsIT {

    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final PublicAddress HTTP = new PublicAddress(URI.create("http://127.0.0.1:4040/"));

    private final MovableClock clock = new MovableClock(Instant.parse("2026-05-04T10:00:00Z"));
    private final TestServer server = TestServer.setup().clock(clock).start();
    private final Sql sql = new Sql(server);
    private final Sessions sessions = new Sessions(
            new SessionStore(server.database()),
            new UserStore(server.database()),
            new AuditStore(server.database()),
            server.config(),
            clock);

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void session_opened_isNobodysAndLeavesOnlyItsHash() {
        OpenedSession opened = sessions.open(HTTP, FIREFOX);
        String token = opened.cookie().getValue();

        assertThat(opened.viewer().user()).isEmpty();
        assertThat(opened).asString().doesNotContain(token);
        assertThat(token).matches("[A-Za-z0-9_-]{43}");
        assertThat(visitor(opened).get("/api/v1/session").body())
                .isEqualTo("{\"user\":null,\"access\":\"open\",\"admin\":true}");
        String row = sql.texts("SELECT s::text FROM sessions s WHERE id = "
                        + opened.viewer().session().orElseThrow())
                .get(0);
        String hash =
                HexFormat.of().formatHex(SessionToken.parse(token).orElseThrow().hash());
        assertThat(row).contains(hash, "Firefox/140.0").doesNotContain(token);
    }

    @Test
    void signIn_givesANewToken_andTheOldOneIsVoid() {
        OpenedSession planted = sessions.open(HTTP, FIREFOX);
        OpenedSession signedIn = sessions.signIn(planted.viewer(), user("fiona"), HTTP, FIREFOX);

        assertThat(signedIn.viewer().session()).isEqualTo(planted.viewer().session());
        assertThat(userSeenBy(visitor(planted))).isEqualTo("null");
        assertThat(userSeenBy(visitor(signedIn)))
                .isEqualTo("{\"login\":\"fiona\",\"name\":\"fiona\",\"host\":\"code.example\",\"picture\":null}");
    }

    @Test
    void signIn_asSomebodyElse_makesTheSessionTheirs() {
        OpenedSession first = sessions.signIn(Viewer.NOBODY, user("first"), HTTP, FIREFOX);
        OpenedSession second = sessions.signIn(first.viewer(), user("second"), HTTP, FIREFOX);

        assertThat(userSeenBy(visitor(first))).isEqualTo("null");
        assertThat(userSeenBy(visitor(second))).contains("\"second\"");
        assertThat(sessions.ofPerson(first.viewer())).isEmpty();
        assertThat(actionsOf("first")).containsExactly("sign-in", "sign-out");
        assertThat(actionsOf("second")).containsExactly("sign-in");
    }

    @Test
    void signIn_whenTheSessionHasEndedInBetween_opensAnother() {
        OpenedSession opened = sessions.open(HTTP, FIREFOX);
        sessions.end(opened.viewer());
        OpenedSession signedIn = sessions.signIn(opened.viewer(), user("late"), HTTP, FIREFOX);

        assertThat(signedIn.viewer().session()).isNotEqualTo(opened.viewer().session());
        assertThat(userSeenBy(visitor(signedIn))).contains("\"late\"");
    }

    @Test
    void session_notUsedForAWeek_hasEnded() {
        Visitor idle = visitor(signIn("idle"));
        Visitor busy = visitor(signIn("busy"));
        clock.advance(Duration.ofDays(4));
        assertThat(userSeenBy(busy)).contains("\"busy\"");
        clock.advance(Duration.ofDays(3).minusSeconds(1));
        assertThat(userSeenBy(busy)).contains("\"busy\"");
        clock.advance(Duration.ofSeconds(1));

        assertThat(userSeenBy(idle)).isEqualTo("null");
        assertThat(userSeenBy(busy)).contains("\"busy\"");
    }

    @Test
    void session_usedEveryDay_endsAfterAMonth() {
        Visitor daily = visitor(signIn("daily"));
        for (int day = 0; day < 29; day++) {
            clock.advance(Duration.ofDays(1));
            assertThat(userSeenBy(daily)).contains("\"daily\"");
        }
        clock.advance(Duration.ofDays(1));

        assertThat(userSeenBy(daily)).isEqualTo("null");
    }

    @Test
    void session_signedInAnew_livesAnotherMonth() {
        OpenedSession first = signIn("returning");
        clock.advance(Duration.ofDays(6));
        Visitor again = visitor(sessions.signIn(first.viewer(), user("returning"), HTTP, FIREFOX));
        for (int week = 0; week < 4; week++) {
            clock.advance(Duration.ofDays(6));
            assertThat(userSeenBy(again)).contains("\"returning\"");
        }
        clock.advance(Duration.ofDays(5));

        assertThat(userSeenBy(again)).contains("\"returning\"");
    }

    @Test
    void use_byManyRequestsAtOnce_isNotedOnceAMinute() throws Exception {
        sql.run("CREATE TABLE touches (id bigint)");
        sql.run("CREATE FUNCTION touched() RETURNS trigger LANGUAGE plpgsql AS"
                + " 'BEGIN INSERT INTO touches VALUES (NEW.id); RETURN NEW; END'");
        sql.run("CREATE TRIGGER touched AFTER UPDATE OF last_used ON sessions FOR EACH ROW EXECUTE FUNCTION touched()");
        OpenedSession busy = signIn("crowd");
        String touches = "SELECT count(*) FROM touches WHERE id = "
                + busy.viewer().session().orElseThrow();
        assertThat(sql.texts(touches)).containsExactly("1"); // signing in

        askAtOnce(visitor(busy), 200);
        assertThat(sql.texts(touches)).containsExactly("1");
        clock.advance(Duration.ofMinutes(1));
        askAtOnce(visitor(busy), 200);
        assertThat(sql.texts(touches)).containsExactly("2");
        clock.advance(Duration.ofSeconds(59));
        askAtOnce(visitor(busy), 20);
        assertThat(sql.texts(touches)).containsExactly("2");
        clock.advance(Duration.ofSeconds(1));
        askAtOnce(visitor(busy), 200);
        assertThat(sql.texts(touches)).containsExactly("3");
    }

    @Test
    void clientToken_isNoCookie_andACookieIsNoClientToken() {
        OpenedSession browser = signIn("grafana-user");
        long user = browser.viewer().user().orElseThrow();
        OpenedToken client = sessions.openForClient(user, "Grafana/12");

        assertThat(client).asString().doesNotContain(client.token());
        assertThat(client.expires()).isEqualTo(clock.instant().plus(Duration.ofDays(30)));
        assertThat(sessions.ofClientToken(client.token())).contains(client.viewer());
        assertThat(client.viewer().user()).isEqualTo(OptionalLong.of(user));
        assertThat(sessions.ofClientToken(browser.cookie().getValue())).isEmpty();
        assertThat(sessions.ofClientToken("x")).isEmpty();
        assertThat(userSeenBy(new Visitor(server).cookie("lineflame_session", client.token())))
                .isEqualTo("null");
        assertThat(sql.texts("SELECT s::text FROM sessions s"))
                .hasSizeGreaterThan(1)
                .noneMatch(row -> row.contains(client.token()));
    }

    @Test
    void clientToken_afterItsIdleTime_isNobodys() {
        OpenedToken client =
                sessions.openForClient(signIn("away").viewer().user().orElseThrow(), "Grafana/12");
        clock.advance(Duration.ofDays(7));

        assertThat(sessions.ofClientToken(client.token())).isEmpty();
    }

    @Test
    void signOut_ofASession_isInTheAuditLogOnce() {
        OpenedSession opened = signIn("leaving");
        sessions.end(opened.viewer());
        sessions.end(opened.viewer());
        sessions.end(Viewer.NOBODY);

        assertThat(actionsOf("leaving")).containsExactly("sign-in", "sign-out");
    }

    private OpenedSession signIn(String login) {
        return sessions.signIn(Viewer.NOBODY, user(login), HTTP, FIREFOX);
    }

    private UserRow user(String login) {
        return new UserStore(server.database())
                .signedIn("code.example", "account-" + login, login, Optional.empty(), clock.instant());
    }

    private Visitor visitor(OpenedSession opened) {
        return new Visitor(server)
                .cookie(opened.cookie().getName(), opened.cookie().getValue());
    }

    private static String userSeenBy(Visitor visitor) {
        return visitor.get("/api/v1/session")
                .body()
                .replaceAll("^\\{\"user\":(.*),\"access\":\"open\",\"admin\":true}$", "$1");
    }

    private List<String> actionsOf(String login) {
        return sql.texts("SELECT action FROM audit JOIN users ON users.id = user_id WHERE login = '" + login
                + "' ORDER BY audit.id");
    }

    private static void askAtOnce(Visitor visitor, int times) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(32);
        try {
            List<Future<Integer>> answers = java.util.stream.IntStream.range(0, times)
                    .mapToObj(each ->
                            threads.submit(() -> visitor.get("/api/v1/session").statusCode()))
                    .toList();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
