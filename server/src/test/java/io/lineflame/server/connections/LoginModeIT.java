package io.lineflame.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.db.SessionStore;
import io.lineflame.db.UserStore;
import io.lineflame.server.TestServer;
import io.lineflame.server.config.Access;
import io.lineflame.server.config.AccessRule;
import io.lineflame.server.config.AllowedUser;
import io.lineflame.server.fixture.MovableClock;
import io.lineflame.vcs.CredentialKind;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connecting where only some people may see the pages: it is how they sign in. */
final class LoginModeIT {

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-23T10:00:00Z"));
    private final AuthorizingHost host = new AuthorizingHost("code.example.com", clock);
    private final AuthorizingHost tokensOnly =
            new AuthorizingHost("lab.example.com", clock).kinds(AuthorizingHost.tokenKind(), CredentialKind.ANONYMOUS);
    private final TestServer server = TestServer.setup()
            .clock(clock)
            .access(new AccessRule(
                    Access.LOGIN, List.of(new AllowedUser(host.id(), "mona"), new AllowedUser(tokensOnly.id(), "*"))))
            .hosts(host, tokensOnly)
            .start();
    private final Person person = new Person(server);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void connect_bySomebodyAllowed_signsIn() {
        assertThat(pages().statusCode()).isEqualTo(401);

        person.connectAs(host, "mona");

        assertThat(person.login()).isEqualTo("mona");
        assertThat(pages().statusCode()).isEqualTo(200);
    }

    @Test
    void connect_bySomebodyElse_isRefusedAndLeavesNothing() {
        person.connectAs(host, "otto");

        assertThat(person.attempt(host).path("outcome").asText()).isEqualTo("failed");
        assertThat(person.attempt(host).path("detail").asText())
                .isEqualTo(
                        "otto of Code at code.example.com may not use this server. Its operator keeps the list of who may.");
        assertThat(person.login()).isEmpty();
        assertThat(host.workingTokens()).isZero();
        assertThat(pages().statusCode()).isEqualTo(401);
    }

    @Test
    void paste_bySomebodyNotAllowed_isRefused() {
        JsonNode problem = person.problem(403, person.paste(host, host.personalToken("otto")));

        assertThat(problem.path("type").asText()).endsWith("/not-let-in");
    }

    @Test
    void paste_byNobody_whereOneCanSignIn_isSentThere() {
        JsonNode problem = person.problem(403, person.paste(host, host.personalToken("mona")));

        assertThat(problem.path("detail").asText()).startsWith("Sign in at Code at code.example.com first, as mona.");
        assertThat(person.login()).isEmpty();
    }

    @Test
    void paste_bySomebodySignedInAsTheSameAccount_replacesTheCredential() {
        person.connectAs(host, "mona");
        person.paste(host, host.personalToken("mona"));

        assertThat(person.connection(host).path("kind").asText()).isEqualTo("token");
    }

    @Test
    void paste_byNobody_whereThereIsNothingElse_signsIn() {
        person.paste(tokensOnly, tokensOnly.personalToken("otto"));

        assertThat(person.login()).isEqualTo("otto");
        assertThat(pages().statusCode()).isEqualTo(200);
    }

    @Test
    void personOfOneSession_fromBeforeALoginWasNeeded_staysOutside() {
        Instant now = clock.instant();
        UserStore users = new UserStore(server.database());
        SessionStore sessions = new SessionStore(server.database());
        long session = sessions.open(new byte[32], "browser", "", now);
        OneTimeText token = OneTimeText.state();
        sessions.signIn(
                session,
                users.ofOneSession(host.id(), "mona", Optional.empty(), now).id(),
                token.hash(),
                now);
        person.browser().cookie("lineflame_session", token.text());
        assertThat(person.login()).isEqualTo("mona");

        assertThat(pages().statusCode()).isEqualTo(403);
        person.problem(403, person.paste(host, host.personalToken("mona")));
        assertThat(pages().statusCode()).isEqualTo(403);

        person.connectAs(host, "mona");
        assertThat(pages().statusCode()).isEqualTo(200);
    }

    @Test
    void connect_aSecondHost_needsNoPlaceOnTheList() {
        person.paste(tokensOnly, tokensOnly.personalToken("mona"));
        person.connectAs(host, "otto");

        assertThat(person.login()).isEqualTo("mona");
        assertThat(person.connection(host).path("account").asText()).isEqualTo("otto");
    }

    private HttpResponse<String> pages() {
        return person.browser().get("/api/v1/services");
    }
}
