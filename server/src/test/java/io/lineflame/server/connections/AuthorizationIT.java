package io.lineflame.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.server.TestServer;
import io.lineflame.server.fixture.MovableClock;
import io.lineflame.server.fixture.Query;
import io.lineflame.vcs.CredentialKind;
import io.lineflame.vcs.VcsException.Kind;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A person's way to a host and back, with all that can happen to them on it. */
final class AuthorizationIT {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final MovableClock clock = new MovableClock(NOW);
    private final AuthorizingHost host = new AuthorizingHost("code.example.com:8443", clock);
    private final AuthorizingHost other = new AuthorizingHost("lab.example.com", clock);
    private final TestServer server =
            TestServer.setup().clock(clock).hosts(host, other).start();
    private final Person person = new Person(server);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void list_forSomebodyWithoutSession_describesTheHosts() {
        JsonNode listed = person.host(host);

        assertThat(listed.path("name").asText()).isEqualTo("Code at code.example.com:8443");
        assertThat(listed.path("webUrl").asText()).isEqualTo("https://code.example.com/");
        assertThat(listed.path("connection").isNull()).isTrue();
        assertThat(listed.path("attempt").isNull()).isTrue();
        assertThat(listed.path("credentialKinds").toString())
                .isEqualTo(
                        "[{\"id\":\"app\",\"label\":\"Sign in\",\"form\":\"authorization\",\"fields\":[],\"help\":\"\","
                                + "\"permissions\":[{\"name\":\"Contents: read-only\",\"reason\":\"To show source.\"}]},"
                                + "{\"id\":\"token\",\"label\":\"Token\",\"form\":\"fields\","
                                + "\"fields\":[{\"name\":\"token\",\"label\":\"Token\",\"secret\":true}],\"help\":\"Make one.\","
                                + "\"permissions\":[]},"
                                + "{\"id\":\"anonymous\",\"label\":\"No sign-in\",\"form\":\"nothing\",\"fields\":[],"
                                + "\"help\":\"\",\"permissions\":[]}]");
        assertThat(person.browser().cookie("lineflame_session")).isEmpty();
    }

    @Test
    void connect_byNobody_opensASessionAndSendsToTheHost() {
        Map<String, String> asked = Query.of(person.setOut(host, "/explore"));

        assertThat(person.browser().cookie("lineflame_session")).isPresent();
        assertThat(asked.get("redirect_uri"))
                .isEqualTo(server.uri("/api/v1/connections/callback").toString());
        assertThat(asked.get("state")).matches("[A-Za-z0-9_-]{43}");
        assertThat(asked.get("code_challenge")).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void callback_afterThePersonAgreed_connectsAndGoesBackToTheSameView() {
        String view = "/explore?query=cpu%7Bservice%3D%22a%22%7D&from=now-1h#L41";
        HttpResponse<String> back = person.comeBack(host.agree(person.setOut(host, view), "mona"));

        assertThat(person.target(back)).isEqualTo(view);
        JsonNode connection = person.connection(host);
        assertThat(connection.path("account").asText()).isEqualTo("mona");
        assertThat(connection.path("kind").asText()).isEqualTo("app");
        assertThat(connection.path("picture").asText()).isEqualTo("https://pictures.example.com/1");
        assertThat(connection.path("webUrl").asText()).isEqualTo("https://code.example.com/mona");
        assertThat(connection.path("since").asText()).isEqualTo("2026-11-23T10:00:00Z");
        assertThat(connection.path("state").asText()).isEqualTo("working");
        assertThat(person.attempt(host).isNull()).isTrue();
        assertThat(person.login()).isEqualTo("mona");
        assertThat(person.check(host).path("state").asText()).isEqualTo("working");
    }

    @Test
    void callback_thatSignsIn_givesTheSessionAnotherToken() {
        URI authorizeUrl = person.setOut(host, "/");
        Person whoKnewTheOldToken = person.at(server);
        person.comeBack(host.agree(authorizeUrl, "mona"));

        assertThat(person.login()).isEqualTo("mona");
        assertThat(whoKnewTheOldToken.login()).isEmpty();
    }

    @Test
    void callback_afterThePersonDeclined_saysSoOnTheSameView() {
        HttpResponse<String> back = person.comeBack(host.deny(person.setOut(host, "/explore?q=1"), "access_denied"));

        assertThat(person.target(back)).isEqualTo("/explore?q=1");
        assertThat(person.connection(host).isNull()).isTrue();
        assertThat(person.attempt(host).path("outcome").asText()).isEqualTo("refused");
        assertThat(person.attempt(host).path("detail").asText())
                .isEqualTo("You declined at Code at code.example.com:8443, so nothing was connected.");
        assertThat(person.attempt(other).isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "temporarily_unavailable, in trouble just now",
        "invalid_scope, (invalid_scope). Only its operator can mend that",
        "'<b>words</b>', refused what this server asked. Only its operator"
    })
    void callback_withAnotherError_saysWhatToDo(String error, String words) {
        person.comeBack(host.deny(person.setOut(host, "/"), error));

        assertThat(person.attempt(host).path("outcome").asText()).isEqualTo("failed");
        assertThat(person.attempt(host).path("detail").asText()).contains(words).doesNotContain("<b>", "words of");
    }

    @Test
    void callback_withNeitherCodeNorError_isAFailedAttempt() {
        String callback = host.deny(person.setOut(host, "/"), "").replace("error=&", "");
        person.comeBack(callback);

        assertThat(person.attempt(host).path("detail").asText()).contains("without a code");
    }

    @Test
    void callback_withTheStateOfAnotherSession_doesNothing() {
        Person attacker = new Person(server);
        String planted = host.agree(attacker.setOut(host, "/explore?planted"), "otto");
        person.connectAs(host, "mona");

        HttpResponse<String> back = person.comeBack(planted);

        assertThat(person.target(back)).isEqualTo("/settings/connections");
        assertThat(person.login()).isEqualTo("mona");
        assertThat(person.connection(host).path("account").asText()).isEqualTo("mona");
        assertThat(person.attempt(host).isNull()).isTrue();
    }

    @Test
    void callback_withTheStateOfAnotherSession_usesTheStateUp() {
        String callback = host.agree(person.setOut(host, "/"), "mona");
        new Person(server).comeBack(callback);

        assertThat(person.target(person.comeBack(callback))).isEqualTo("/settings/connections");
        assertThat(person.connection(host).isNull()).isTrue();
    }

    @Test
    void callback_withoutSession_doesNothing() {
        String callback = host.agree(person.setOut(host, "/explore"), "mona");
        Person stranger = new Person(server);

        assertThat(stranger.target(stranger.comeBack(callback))).isEqualTo("/settings/connections");
        assertThat(stranger.browser().cookie("lineflame_session")).isEmpty();
    }

    @Test
    void callback_twice_connectsOnce() {
        String callback = host.agree(person.setOut(host, "/explore"), "mona");
        person.comeBack(callback);
        JsonNode first = person.connection(host);
        clock.advance(Duration.ofSeconds(5));

        assertThat(person.target(person.comeBack(callback))).isEqualTo("/settings/connections");
        assertThat(person.connection(host)).isEqualTo(first);
    }

    @Test
    void callback_afterMoreThanTenMinutes_saysSo() {
        String callback = host.agree(person.setOut(host, "/explore"), "mona");
        clock.advance(Duration.ofMinutes(10).plusMillis(1));
        HttpResponse<String> back = person.comeBack(callback);

        assertThat(person.target(back)).isEqualTo("/explore");
        assertThat(person.connection(host).isNull()).isTrue();
        assertThat(person.attempt(host).path("detail").asText()).contains("more than 10 minutes");
    }

    @Test
    void callback_afterTenMinutes_connects() {
        String callback = host.agree(person.setOut(host, "/explore"), "mona");
        clock.advance(Duration.ofMinutes(10));
        person.comeBack(callback);

        assertThat(person.connection(host).path("account").asText()).isEqualTo("mona");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?code=code-1",
                "?state=&code=code-1",
                "?state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA&code=code-1",
                "?state=%00%F0%9F%94%A5&code=code-1",
                "?state=a&state=b&code=c",
                "?error=access_denied"
            })
    void callback_withAStateThatIsNone_goesToTheSettings(String query) {
        person.connectAs(host, "mona");

        HttpResponse<String> back = person.comeBack("/api/v1/connections/callback" + query);

        assertThat(person.target(back)).isEqualTo("/settings/connections");
        assertThat(person.attempt(host).isNull()).isTrue();
    }

    @Test
    void callback_withACodeThatTheHostDoesNotKnow_isAFailedAttempt() {
        String callback = host.agree(person.setOut(host, "/"), "mona");
        person.comeBack(callback.replaceAll("code=[^&]*", "code=guessed"));

        assertThat(person.connection(host).isNull()).isTrue();
        assertThat(person.attempt(host).path("outcome").asText()).isEqualTo("failed");
        assertThat(person.attempt(host).path("detail").asText()).contains("no longer takes the code");
    }

    @Test
    void callback_withACodeOfAnotherAuthorization_failsByTheVerifier() {
        String theirs = host.agree(new Person(server).setOut(host, "/"), "otto");
        String mine = host.agree(person.setOut(host, "/"), "mona");
        String injected = theirs.replaceAll("&state=.*", "") + mine.replaceAll(".*&state=", "&state=");
        person.comeBack(injected);

        assertThat(person.connection(host).isNull()).isTrue();
        assertThat(person.login()).isEmpty();
    }

    @Test
    void callback_whileTheHostIsDown_saysSoAndTheNextAttemptWorks() {
        String callback = host.agree(person.setOut(host, "/explore"), "mona");
        host.failExchange(Kind.UNAVAILABLE, "Code at example does not answer.");
        HttpResponse<String> back = person.comeBack(callback);

        assertThat(person.target(back)).isEqualTo("/explore");
        assertThat(person.attempt(host).path("outcome").asText()).isEqualTo("failed");
        assertThat(person.attempt(host).path("detail").asText())
                .contains("could not be asked", "does not answer", "Connect again");

        host.recover();
        person.connectAs(host, "mona");
        assertThat(person.connection(host).path("account").asText()).isEqualTo("mona");
        assertThat(person.attempt(host).isNull()).isTrue();
    }

    @Test
    void callback_withAWrongClientSecret_speaksToTheOperator() {
        String callback = host.agree(person.setOut(host, "/"), "mona");
        host.failExchange(Kind.MISCONFIGURED, "The host does not accept the client secret.");
        person.comeBack(callback);

        assertThat(person.attempt(host).path("detail").asText())
                .contains("only its operator can mend", "does not accept the client secret");
    }

    @Test
    void callback_whenTheHostDoesNotSayWhoItIs_leavesNoGrantBehind() {
        String callback = host.agree(person.setOut(host, "/"), "mona");
        host.failCheck(Kind.UNAVAILABLE, "Code at example does not answer.");
        person.comeBack(callback);

        assertThat(person.connection(host).isNull()).isTrue();
        assertThat(person.attempt(host).path("outcome").asText()).isEqualTo("failed");
        assertThat(host.workingTokens()).isZero();
    }

    @Test
    void callback_whenNothingCanBeStored_leavesNoGrantBehind() {
        DatabaseTrouble.whenConnecting(server.config().database().orElseThrow());

        HttpResponse<String> back = person.connectAs(host, "mona");

        assertThat(person.target(back)).isEqualTo("/explore?q=1");
        assertThat(person.attempt(host).path("detail").asText())
                .isEqualTo("This server could not store the connection just now. Connect again.");
        assertThat(person.login()).isEmpty();
        assertThat(host.workingTokens()).isZero();
    }

    @Test
    void connect_whenVeryManyAreOnTheirWay_waitsUntilTheyAreTooLate() {
        URI before = person.setOut(host, "/explore?q=1");
        DatabaseTrouble.manyOnTheirWay(server.config().database().orElseThrow(), 10_000, clock.instant());
        clock.advance(Duration.ofMinutes(10));

        Person another = new Person(server);
        assertThat(another.problem(503, another.connect(host.id(), Map.of("kind", AuthorizingHost.APP)))
                        .path("detail")
                        .asText())
                .startsWith("Very many people are on their way to a code host");
        assertThat(another.browser().cookie("lineflame_session")).isEmpty();
        person.comeBack(host.agree(before, "mona"));
        assertThat(person.login()).isEqualTo("mona");

        clock.advance(Duration.ofSeconds(1));
        another.connectAs(host, "otto");
        assertThat(another.login()).isEqualTo("otto");
    }

    @Test
    void callback_whenTheHostNoLongerOffersTheKind_saysSo() {
        String callback = host.agree(person.setOut(host, "/"), "mona");
        host.kinds(CredentialKind.ANONYMOUS);
        person.comeBack(callback);

        assertThat(person.attempt(host).path("detail").asText()).contains("no longer offers");
    }

    @Test
    void attempt_afterTenMinutes_isGone() {
        person.comeBack(host.deny(person.setOut(host, "/"), "access_denied"));
        clock.advance(Duration.ofMinutes(9));
        assertThat(person.attempt(host).isNull()).isFalse();
        clock.advance(Duration.ofMinutes(1));

        assertThat(person.attempt(host).isNull()).isTrue();
    }

    @Test
    void attempt_thatThePersonHasRead_isGone() {
        person.comeBack(host.deny(person.setOut(host, "/"), "access_denied"));
        person.comeBack(other.deny(person.setOut(other, "/"), "access_denied"));
        HttpResponse<String> done = person.browser().delete("/api/v1/connections/" + host.id() + "/attempt");

        assertThat(done.statusCode()).isEqualTo(204);
        assertThat(person.attempt(host).isNull()).isTrue();
        assertThat(person.attempt(other).isNull()).isFalse();
    }

    @Test
    void attempt_ofAnotherSession_isNotShown() {
        person.comeBack(host.deny(person.setOut(host, "/"), "access_denied"));

        assertThat(new Person(server).attempt(host).isNull()).isTrue();
    }

    @Test
    void attempt_whenThePersonSetsOutAgain_isGone() {
        person.comeBack(host.deny(person.setOut(host, "/"), "access_denied"));
        person.setOut(host, "/");

        assertThat(person.attempt(host).isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example.com",
                "/\\evil.example.com",
                "https://evil.example.com/",
                "/\t/evil.example.com",
                "/a\r\nSet-Cookie: a=b",
                "@evil.example.com",
                "explore",
                ""
            })
    void connect_toReturnElsewhere_isRefused(String returnTo) {
        HttpResponse<String> response = person.connect(host.id(), Map.of("kind", "app", "returnTo", returnTo));

        assertThat(person.problem(400, response).path("detail").asText()).contains("no path of this server");
        assertThat(person.browser().cookie("lineflame_session")).isEmpty();
    }

    @Test
    void connect_toReturnWithVeryMuchState_isRefused() {
        String returnTo = "/" + "a".repeat(ReturnTo.MAX_LENGTH);

        person.problem(400, person.connect(host.id(), Map.of("kind", "app", "returnTo", returnTo)));
    }

    @Test
    void connect_toReturnWithTheLongestState_comesBackToIt() {
        String returnTo = "/explore?q=" + "a".repeat(ReturnTo.MAX_LENGTH - 11);
        HttpResponse<String> back = person.comeBack(host.agree(person.setOut(host, returnTo), "mona"));

        assertThat(person.target(back)).isEqualTo(returnTo);
    }

    @Test
    void connect_withoutReturnTo_comesBackToTheSettings() {
        JsonNode answer = person.answer("post", "/{id}/connect", 200, person.connect(host.id(), Map.of("kind", "app")));
        URI authorizeUrl = URI.create(answer.path("authorizeUrl").asText());

        assertThat(person.target(person.comeBack(host.agree(authorizeUrl, "mona"))))
                .isEqualTo("/settings/connections");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"kind\": null}", "{\"kind\": \"password\"}", "", "null"})
    void connect_withAKindThatTheHostLacks_namesThoseItHas(String body) {
        HttpResponse<String> response = person.browser().post("/api/v1/connections/" + host.id() + "/connect", body);

        assertThat(person.problem(400, response).path("detail").asText()).contains("app, token, anonymous");
    }

    @Test
    void connect_toAHostThatIsNotConfigured_isNotFound() {
        person.problem(404, person.connect("elsewhere.example.com", Map.of("kind", "app")));
    }

    @Test
    void connect_fromAnotherSite_isRefused() {
        HttpResponse<String> response = person.browser()
                .send(
                        "POST",
                        "/api/v1/connections/" + host.id() + "/connect",
                        "{\"kind\": \"app\"}",
                        List.of("Origin", "https://evil.example.com", "Content-Type", "application/json"));

        assertThat(response.statusCode()).isEqualTo(403);
    }

    @Test
    void connect_twice_replacesTheConnection() {
        person.connectAs(host, "mona");
        clock.advance(Duration.ofHours(1));
        person.connectAs(host, "mona");

        assertThat(person.connection(host).path("since").asText()).isEqualTo("2026-11-23T11:00:00Z");
        assertThat(person.check(host).path("state").asText()).isEqualTo("working");
        assertThat(host.revocations()).isZero();
    }

    @Test
    void connect_inTwoTabs_bothComeBack() {
        person.connectAs(other, "mona");
        String one = host.agree(person.setOut(host, "/one"), "mona");
        String two = host.agree(person.setOut(host, "/two"), "mona");

        assertThat(person.target(person.comeBack(two))).isEqualTo("/two");
        assertThat(person.target(person.comeBack(one))).isEqualTo("/one");
        assertThat(person.check(host).path("state").asText()).isEqualTo("working");
    }

    @Test
    void connect_comingBackAsAnotherAccount_switchesToThatPerson() {
        person.connectAs(host, "mona");
        person.connectAs(host, "otto");

        assertThat(person.login()).isEqualTo("otto");
        assertThat(person.connection(host).path("account").asText()).isEqualTo("otto");

        Person monaElsewhere = new Person(server);
        monaElsewhere.connectAs(host, "mona");
        assertThat(monaElsewhere.login()).isEqualTo("mona");
    }

    @Test
    void connect_comingBackAsAnotherAccount_leavesTheOldOneAsItWas() {
        person.connectAs(other, "mona");
        person.connectAs(host, "mona");
        Person shared = new Person(server);
        shared.connectAs(other, "mona");

        shared.connectAs(other, "otto");

        assertThat(shared.login()).isEqualTo("otto");
        assertThat(shared.connection(host).isNull()).isTrue();
        assertThat(person.login()).isEqualTo("mona");
        assertThat(person.connection(other).path("account").asText()).isEqualTo("mona");
    }

    @Test
    void connect_aSecondHost_belongsToThePersonSignedIn() {
        person.connectAs(host, "mona");
        person.connectAs(other, "otto");

        assertThat(person.login()).isEqualTo("mona");
        assertThat(person.connection(host).path("account").asText()).isEqualTo("mona");
        assertThat(person.connection(other).path("account").asText()).isEqualTo("otto");
    }

    @Test
    void signIn_withTheSecondHostsAccount_isAPersonOfItsOwn() {
        person.connectAs(host, "mona");
        person.connectAs(other, "otto");
        Person otto = new Person(server);
        otto.connectAs(other, "otto");

        assertThat(otto.login()).isEqualTo("otto");
        assertThat(otto.connection(host).isNull()).isTrue();
    }

    @Test
    void connect_afterTheAccountWasRenamed_isTheSamePerson() {
        person.connectAs(host, "mona");
        host.account("1", "mona-lisa");
        Person elsewhere = new Person(server);
        elsewhere.connectAs(host, "mona-lisa");

        assertThat(person.login()).isEqualTo("mona-lisa");
        assertThat(person.connection(host).path("account").asText()).isEqualTo("mona-lisa");
    }
}
