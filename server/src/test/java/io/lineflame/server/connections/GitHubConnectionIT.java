package io.lineflame.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.server.TestServer;
import io.lineflame.server.fixture.MovableClock;
import io.lineflame.server.fixture.StandInHost;
import io.lineflame.vcs.VcsHost;
import io.lineflame.vcs.github.standin.GitHubStandIn;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real provider, against the stand-in: that what the server asks of any host is what GitHub answers. */
final class GitHubConnectionIT {

    private static final Duration LIFE = Duration.ofHours(8);

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock(Instant.now());
    private final GitHubStandIn gitHub = GitHubStandIn.start();
    private VcsHost host;
    private TestServer server;
    private Person person;

    @BeforeEach
    void start() {
        gitHub.app().asGitHubApp("lineflame").tokensExpireAfter(LIFE);
        gitHub.account("mona");
        gitHub.account("otto");
        restart(gitHub.app().clientSecret());
    }

    @AfterEach
    void stop() {
        server.close();
        gitHub.close();
    }

    @Test
    void connect_andDisconnect_leavesNothingAtTheHost() {
        HttpResponse<String> back = connectAs("mona", "/explore?q=1");

        assertThat(person.target(back)).isEqualTo("/explore?q=1");
        assertThat(person.login()).isEqualTo("mona");
        assertThat(person.connection(host).path("account").asText()).isEqualTo("mona");
        assertThat(state()).isEqualTo("working");
        assertThat(person.disconnect(host)).isTrue();
        assertThat(person.connection(host).isNull()).isTrue();
    }

    @Test
    void connect_declined_isRefused() {
        person.comeBack(path(gitHub.person("mona").cancel(person.setOut(host, "/"))));

        assertThat(person.attempt(host).path("outcome").asText()).isEqualTo("refused");
    }

    @Test
    void connect_withAnOAuthApp_lastsWithoutRenewal() {
        gitHub.app().asOAuthApp().neverExpire();
        server.close();
        restart(gitHub.app().clientSecret());
        connectAs("mona", "/");
        clock.advance(Duration.ofDays(5));

        assertThat(state()).isEqualTo("working");
        assertThat(person.connection(host).path("renewed").isNull()).isTrue();
    }

    @Test
    void connect_withAWrongClientSecret_speaksToTheOperator() {
        server.close();
        restart("a-wrong-secret");
        connectAs("mona", "/");

        assertThat(person.connection(host).isNull()).isTrue();
        assertThat(person.attempt(host).path("outcome").asText()).isEqualTo("failed");
        assertThat(person.attempt(host).path("detail").asText())
                .contains("operator")
                .doesNotContain("a-wrong-secret");
    }

    @Test
    void connect_whileTheHostIsDown_failsWithWords() {
        URI callback = gitHub.person("mona").authorize(person.setOut(host, "/"));
        gitHub.down(true);
        person.comeBack(path(callback));

        assertThat(person.attempt(host).path("outcome").asText()).isEqualTo("failed");
        gitHub.down(false);
        connectAs("mona", "/");
        assertThat(state()).isEqualTo("working");
    }

    @Test
    void connect_asAnotherAccount_switches() {
        connectAs("mona", "/");
        connectAs("otto", "/");

        assertThat(person.login()).isEqualTo("otto");
        assertThat(person.connection(host).path("account").asText()).isEqualTo("otto");
    }

    @Test
    void token_thatExpires_isRenewedAgainAndAgain() {
        connectAs("mona", "/");
        for (int i = 0; i < 3; i++) {
            clock.advance(LIFE);
            gitHub.expireTokensOf(gitHub.account("mona"));
            assertThat(state()).isEqualTo("working");
        }
        assertThat(renewals()).isEqualTo(3);
    }

    @Test
    void token_thatExpiredEarly_isHealed() {
        connectAs("mona", "/");
        gitHub.expireTokensOf(gitHub.account("mona"));

        assertThat(state()).isEqualTo("working");
    }

    @Test
    void clockOfTheHost_thatIsOff_changesNothing() {
        gitHub.clockOff(Duration.ofHours(3));
        connectAs("mona", "/");

        assertThat(state()).isEqualTo("working");
        assertThat(person.connection(host).path("renewed").isNull()).isTrue();
    }

    @Test
    void revocationAtTheHost_endsTheConnection_andOneClickConnectsAgain() {
        connectAs("mona", "/");
        gitHub.revokeTokensOf(gitHub.account("mona"));
        gitHub.expireRefreshTokensOf(gitHub.account("mona"));

        assertThat(state()).isEqualTo("ended");
        assertThat(person.connection(host).path("endReason").asText()).isNotEmpty();
        connectAs("mona", "/");
        assertThat(state()).isEqualTo("working");
    }

    @Test
    void pastedToken_connects_andAWrongOneDoesNot() {
        String token = gitHub.account("mona").personalToken();
        person.problem(422, person.paste(host, "ghp_0000000000000000000000000000000000000000"));

        JsonNode connected = person.answer("post", "/{id}/connect", 200, person.paste(host, token));

        assertThat(connected.path("connection").path("account").asText()).isEqualTo("mona");
        assertThat(state()).isEqualTo("working");
    }

    private HttpResponse<String> connectAs(String login, String returnTo) {
        return person.comeBack(path(gitHub.person(login).authorize(person.setOut(host, returnTo))));
    }

    private String state() {
        return person.check(host).path("state").asText();
    }

    /** Each connecting exchanges once; the rest are renewals. */
    private long renewals() {
        return gitHub.requests().stream()
                        .filter(request -> request.path().endsWith("/login/oauth/access_token"))
                        .count()
                - 1;
    }

    private void restart(String clientSecret) {
        host = StandInHost.of(gitHub.url(), gitHub, clientSecret, folder);
        server = TestServer.setup().clock(clock).hosts(host).start();
        person = new Person(server);
    }

    private static String path(URI callback) {
        return callback.getRawPath() + "?" + callback.getRawQuery();
    }
}
