package io.lineflame.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.server.TestServer;
import io.lineflame.server.fixture.JsonText;
import io.lineflame.server.fixture.MovableClock;
import io.lineflame.server.fixture.Visitor;
import io.lineflame.server.openapi.ApiDocument;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who is signed in, everywhere they are, and signing out, as a page asks for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SessionResourcesIT {

    private static final String COOKIE = "lineflame_session";
    private static final ApiDocument DOCUMENT = ApiDocument.load();

    private final MovableClock clock = new MovableClock(Instant.parse("2026-05-04T10:00:00Z"));
    private final TestServer server = TestServer.setup().clock(clock).start();

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void session_ofNobodyAndOfSomebody_isAsDescribed() throws Exception {
        Visitor mona = signIn("mona");

        for (Visitor visitor : List.of(new Visitor(server), mona)) {
            JsonNode answer = JsonText.read(visitor.get("/api/v1/session").body());
            assertThat(DOCUMENT.mistakes("/api/v1/session", 200, answer)).isEmpty();
        }
        assertThat(mona.get("/api/v1/session").body())
                .isEqualTo(
                        "{\"user\":{\"login\":\"mona\",\"name\":\"mona\",\"host\":\"code.example\",\"picture\":null},"
                                + "\"access\":\"open\",\"admin\":true}");
    }

    @Test
    void session_withACookieThatIsNoneOfOurs_isNobodys() {
        for (String value : List.of("", "x", "'; DROP TABLE sessions; --", "A".repeat(43), "A".repeat(20_000))) {
            assertThat(new Visitor(server)
                            .cookie(COOKIE, value)
                            .get("/api/v1/session")
                            .body())
                    .isEqualTo("{\"user\":null,\"access\":\"open\",\"admin\":true}");
        }
    }

    @Test
    void sessions_ofAPerson_areListedNewestUseFirstWithoutThoseThatEnded() throws Exception {
        signIn("lena");
        clock.advance(Duration.ofDays(6));
        Visitor second = signIn("lena");
        clock.advance(Duration.ofDays(1));
        Visitor third = signIn("lena");
        signIn("somebody");

        JsonNode answer = JsonText.read(second.get("/api/v1/sessions").body());
        assertThat(DOCUMENT.mistakes("/api/v1/sessions", 200, answer)).isEmpty();
        assertThat(answer.path("sessions"))
                .hasSize(2)
                .allSatisfy(
                        session -> assertThat(session.path("browser").asText()).isEqualTo("Firefox on Linux"))
                .extracting(session -> session.path("current").asBoolean())
                .containsExactlyInAnyOrder(true, false);
        assertThat(answer.at("/sessions/1/created").asText())
                .isEqualTo(clock.instant().minus(Duration.ofDays(1)).toString());
        assertThat(third.cookie(COOKIE)).isNotEqualTo(second.cookie(COOKIE));
    }

    @Test
    void signOut_here_endsThisSessionAlone() {
        Visitor here = signIn("hedda");
        Visitor there = signIn("hedda");
        String token = here.cookie(COOKIE).orElseThrow();

        HttpResponse<String> answer = here.delete("/api/v1/session");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                .startsWith(COOKIE + "=;")
                .contains("Max-Age=0");
        assertThat(here.cookie(COOKIE)).isEmpty();
        assertThat(isSignedIn(here.cookie(COOKIE, token))).isFalse();
        assertThat(isSignedIn(there)).isTrue();
        assertThat(new Visitor(server).delete("/api/v1/session").statusCode()).isEqualTo(204);
    }

    @Test
    void signOut_ofOne_endsThatOne() {
        Visitor here = signIn("olga");
        Visitor there = signIn("olga");

        HttpResponse<String> answer = here.delete("/api/v1/sessions/" + idOf(there));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(isSignedIn(there)).isFalse();
        assertThat(isSignedIn(here)).isTrue();
        assertThat(here.delete("/api/v1/sessions/" + idOf(here)).statusCode()).isEqualTo(204);
        assertThat(here.cookie(COOKIE)).isEmpty();
    }

    @Test
    void signOut_everywhere_endsAllOfThePersonAndOfNobodyElse() {
        Visitor here = signIn("eva");
        Visitor there = signIn("eva");
        Visitor other = signIn("otto");

        assertThat(here.delete("/api/v1/sessions").statusCode()).isEqualTo(204);

        assertThat(here.cookie(COOKIE)).isEmpty();
        assertThat(isSignedIn(there)).isFalse();
        assertThat(isSignedIn(other)).isTrue();
    }

    @Test
    void sessionId_ofSomebodyElse_cannotBeEndedNorToldFromNone() {
        Visitor mona = signIn("mona");
        Visitor otto = signIn("otto");

        HttpResponse<String> others = otto.delete("/api/v1/sessions/" + idOf(mona));
        HttpResponse<String> none = otto.delete("/api/v1/sessions/9999999");

        assertThat(others.statusCode()).isEqualTo(404);
        assertThat(withoutRequestId(others.body())).isEqualTo(withoutRequestId(none.body()));
        assertThat(isSignedIn(mona)).isTrue();
        assertThat(otto.delete("/api/v1/sessions/mine").statusCode()).isEqualTo(404);
    }

    @Test
    void sessions_askedForByNobody_needASignIn() {
        Visitor nobody = new Visitor(server);

        for (HttpResponse<String> answer : List.of(
                nobody.get("/api/v1/sessions"),
                nobody.delete("/api/v1/sessions"),
                nobody.delete("/api/v1/sessions/1"))) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("problems/sign-in-required");
        }
    }

    private Visitor signIn(String login) {
        return Visitor.signedIn(server, clock.instant(), "code.example", login);
    }

    private static boolean isSignedIn(Visitor visitor) {
        return !visitor.get("/api/v1/session").body().contains("\"user\":null");
    }

    /** By what the person themselves is told. */
    private static String idOf(Visitor visitor) {
        for (JsonNode session :
                JsonText.read(visitor.get("/api/v1/sessions").body()).path("sessions")) {
            if (session.path("current").asBoolean()) {
                return session.path("id").asText();
            }
        }
        throw new AssertionError("no session is the current one");
    }

    private static String withoutRequestId(String body) {
        return body.replaceAll("\"requestId\":\"[^\"]*\"", "");
    }
}
