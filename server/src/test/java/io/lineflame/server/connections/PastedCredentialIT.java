package io.lineflame.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.server.TestServer;
import io.lineflame.server.fixture.MovableClock;
import io.lineflame.vcs.CredentialKind;
import io.lineflame.vcs.VcsException.Kind;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connecting with a token that somebody made at the host by hand. */
final class PastedCredentialIT {

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-23T10:00:00Z"));
    private final AuthorizingHost host = new AuthorizingHost("code.example.com", clock);
    private final AuthorizingHost tokensOnly =
            new AuthorizingHost("lab.example.com", clock).kinds(AuthorizingHost.tokenKind(), CredentialKind.ANONYMOUS);
    private final TestServer server =
            TestServer.setup().clock(clock).hosts(host, tokensOnly).start();
    private final Person person = new Person(server);

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "' ', '\n'"})
    void paste_byNobody_connectsThisSession(String before, String after) {
        HttpResponse<String> response = person.paste(host, before + host.personalToken("mona") + after);

        JsonNode connected = person.answer("post", "/{id}/connect", 200, response);
        assertThat(connected.path("connection").path("account").asText()).isEqualTo("mona");
        assertThat(connected.has("authorizeUrl")).isFalse();
        assertThat(person.login()).isEqualTo("mona");
        assertThat(person.connection(host)).isEqualTo(connected.path("connection"));
        assertThat(person.check(host).path("state").asText()).isEqualTo("working");
    }

    @Test
    void paste_aWrongToken_connectsNothing() {
        HttpResponse<String> response = person.paste(host, "no-such-token");

        JsonNode problem = person.problem(422, response);
        assertThat(problem.path("type").asText()).endsWith("/credential-refused");
        assertThat(response.body()).doesNotContain("no-such-token");
        assertThat(person.connection(host).isNull()).isTrue();
        assertThat(person.browser().cookie("lineflame_session")).isEmpty();
    }

    @Test
    void paste_aWrongToken_leavesTheConnectionThereIs() {
        person.paste(host, host.personalToken("mona"));
        person.problem(422, person.paste(host, "no-such-token"));

        assertThat(person.check(host).path("state").asText()).isEqualTo("working");
    }

    @Test
    void paste_theTokenOfAnotherAccount_replacesTheOneBefore() {
        person.paste(host, host.personalToken("mona"));
        person.paste(host, host.personalToken("otto"));

        assertThat(person.login()).isEqualTo("otto");
        assertThat(person.connection(host).path("account").asText()).isEqualTo("otto");
    }

    @Test
    void paste_aTokenOfSomebodyKnown_doesNotMakeTheirPersonOfWhoeverHasIt() {
        person.connectAs(host, "mona");
        person.connectAs(tokensOnly.kinds(AuthorizingHost.appKind(), AuthorizingHost.tokenKind()), "mona");
        Person thief = new Person(server);
        thief.paste(host, host.personalToken("mona"));

        assertThat(thief.connection(host).path("kind").asText()).isEqualTo("token");
        assertThat(thief.connection(tokensOnly).isNull()).isTrue();
        assertThat(thief.sessions()).isEqualTo(1);
        thief.disconnect(host);
        assertThat(person.connection(host).path("kind").asText()).isEqualTo("app");
        assertThat(person.check(host).path("state").asText()).isEqualTo("working");
        assertThat(person.sessions()).isEqualTo(1);
    }

    @Test
    void paste_atAHostWithNothingElse_findsNobodyEither() {
        person.paste(tokensOnly, tokensOnly.personalToken("mona"));
        person.paste(host, host.personalToken("mona"));
        Person thief = new Person(server);
        thief.paste(tokensOnly, tokensOnly.personalToken("mona"));

        assertThat(thief.connection(host).isNull()).isTrue();
        assertThat(thief.sessions()).isEqualTo(1);
    }

    @Test
    void paste_theTokenOfAnotherAccount_leavesWhoIsSignedInWhoTheyAre() {
        person.connectAs(host, "mona");
        person.paste(host, host.personalToken("otto"));

        assertThat(person.login()).isEqualTo("mona");
        assertThat(person.connection(host).path("account").asText()).isEqualTo("otto");
        Person otto = new Person(server);
        otto.connectAs(host, "otto");
        assertThat(otto.connection(host).path("kind").asText()).isEqualTo("app");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void signIn_afterAPaste_isTheAccountsOwnPersonAndLeavesThePasteBehind(boolean sameHost) {
        AuthorizingHost pastedAt = sameHost ? host : tokensOnly;
        Person before = new Person(server);
        before.connectAs(host, "mona");
        person.paste(pastedAt, pastedAt.personalToken("mona"));
        String planted = person.browser().cookie("lineflame_session").orElseThrow();
        person.connectAs(host, "mona");

        assertThat(person.sessions()).isEqualTo(2);
        assertThat(person.connection(host).path("kind").asText()).isEqualTo("app");
        assertThat(person.connection(tokensOnly).isNull()).isTrue();
        assertThat(person.browser().cookie("lineflame_session").orElseThrow()).isNotEqualTo(planted);
    }

    @Test
    void paste_inPlaceOfASignIn_staysTheSamePerson() {
        person.connectAs(host, "mona");
        person.paste(host, host.personalToken("mona"));

        assertThat(person.login()).isEqualTo("mona");
        assertThat(person.connection(host).path("kind").asText()).isEqualTo("token");
    }

    @Test
    void token_revokedLater_endsTheConnectionWithWords() {
        person.paste(host, host.personalToken("mona"));
        host.revokeAllOf("mona");

        assertThat(person.check(host).path("state").asText()).isEqualTo("ended");
        JsonNode connection = person.connection(host);
        assertThat(connection.path("state").asText()).isEqualTo("ended");
        assertThat(connection.path("endedAt").asText()).isEqualTo("2026-11-23T10:00:00Z");
        assertThat(connection.path("endReason").asText())
                .isEqualTo("The host no longer accepts it: it was revoked there, or has expired.");
        assertThat(person.login()).isEqualTo("mona");

        person.paste(host, host.personalToken("mona"));
        assertThat(person.connection(host).path("state").asText()).isEqualTo("working");
    }

    @Test
    void check_whileTheHostIsDown_endsNothing() {
        person.paste(host, host.personalToken("mona"));
        host.failCheck(Kind.UNAVAILABLE, "The host does not answer.");

        JsonNode check = person.check(host);
        assertThat(check.path("state").asText()).isEqualTo("unavailable");
        assertThat(check.path("detail").asText()).isEqualTo("The host does not answer.");
        assertThat(person.connection(host).path("state").asText()).isEqualTo("working");
    }

    @Test
    void check_withoutConnection_isNotFound() {
        person.paste(host, host.personalToken("mona"));
        HttpResponse<String> response = person.browser().post("/api/v1/connections/" + tokensOnly.id() + "/check", "");

        person.answer("post", "/{id}/check", 404, response);
    }

    @Test
    void check_byNobody_needsASession() {
        HttpResponse<String> response = person.browser().post("/api/v1/connections/" + host.id() + "/check", "");

        person.answer("post", "/{id}/check", 401, response);
    }

    @ParameterizedTest
    @CsvSource({
        "UNAVAILABLE, 502, host-unavailable",
        "RATE_LIMITED, 503, host-unavailable",
        "MISCONFIGURED, 502, host-misconfigured",
        "FORBIDDEN, 422, credential-refused"
    })
    void paste_whenTheHostSaysNeitherYesNorNo_tellsWhy(Kind kind, int status, String type) {
        host.failCheck(kind, "Words of the host.");

        JsonNode problem = person.problem(status, person.paste(host, host.personalToken("mona")));
        assertThat(problem.path("type").asText()).endsWith("/" + type);
        assertThat(problem.path("detail").asText()).contains("Words of the host.");
        assertThat(person.connection(host).isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\nb", "a\u0000b"})
    void paste_whatIsNoToken_isRefusedWithoutAskingTheHost(String token) {
        host.failCheck(Kind.UNAVAILABLE, "was asked");

        assertThat(person.problem(400, person.paste(host, token)).path("detail").asText())
                .isEqualTo("The field Token needs one line of 1 to 4096 characters.");
    }

    @Test
    void paste_withoutOrWithOtherValues_isRefused() {
        person.problem(400, person.connect(host.id(), Map.of("kind", "token")));
        person.problem(400, person.connect(host.id(), Map.of("kind", "token", "values", Map.of("password", "a"))));
        person.problem(
                400,
                person.browser()
                        .post(
                                "/api/v1/connections/" + host.id() + "/connect",
                                "{\"kind\": \"token\", \"values\": {\"token\": null}}"));
    }

    @Test
    void connect_anonymously_isRefused() {
        JsonNode problem = person.problem(400, person.connect(host.id(), Map.of("kind", "anonymous")));

        assertThat(problem.path("detail").asText()).contains("lets anyone read");
    }

    @Test
    void connect_toAHostWithoutAuthorization_hasNoSuchKind() {
        JsonNode problem = person.problem(400, person.connect(tokensOnly.id(), Map.of("kind", "app")));

        assertThat(problem.path("detail").asText()).contains("one of token, anonymous");
    }

    @Test
    void disconnect_aPastedToken_deletesItHereOnly() {
        person.paste(host, host.personalToken("mona"));
        clock.advance(Duration.ofMinutes(1));

        assertThat(person.disconnect(host)).isFalse();
        assertThat(person.connection(host).isNull()).isTrue();
        assertThat(host.workingTokens()).isEqualTo(1);
    }
}
