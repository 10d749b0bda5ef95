package io.lineflame.server.repositories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.server.TestServer;
import io.lineflame.server.fixture.FakeHost;
import io.lineflame.server.fixture.FakeHost.Question;
import io.lineflame.server.fixture.FakeRepository;
import io.lineflame.server.fixture.MovableClock;
import io.lineflame.server.fixture.Reader;
import io.lineflame.server.fixture.Sql;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsException.Kind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People with different rights at one host, and what each is shown when. */
final class WhoMayReadIT {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final String URL = "https://code.example.com/acme/checkout";
    private static final String FILE = "/build/cart/total.go";

    private final MovableClock clock = new MovableClock(NOW);
    private final FakeHost host = FakeHost.named("code.example.com");
    private final FakeRepository repository = host.repository("acme/checkout").allow("mona");
    private final CommitId commit =
            repository.commit("Open the shop", "cart/total.go", "package cart\n", "main.go", "package main\n");
    private final TestServer server =
            TestServer.setup().clock(clock).hosts(host).start();
    private final Reader nobody = new Reader(server);
    private final Reader mona = Reader.connected(server, host, "mona");
    private final Reader otto = Reader.connected(server, host, "otto");

    WhoMayReadIT() {
        repository.ref("v1", commit);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void privateRepository_whoMayReadIt_readsItWithTheirAccount() {
        JsonNode source = mona.source(URL, commit.hash(), FILE);

        assertThat(source.path("state").asText()).isEqualTo("found");
        assertThat(source.path("text").asText()).isEqualTo("package cart\n");
        assertThat(source.path("account").asText()).isEqualTo("mona");
        assertThat(source.path("anonymous").asBoolean(true)).isFalse();
        assertThat(source.path("webUrl").asText()).isEqualTo(URL + "/" + commit.hash() + "/cart/total.go");
        assertThat(source.path("lineAnchor").asText()).isEqualTo("L{first}");
        assertThat(source.path("rangeAnchor").asText()).isEqualTo("L{first}-L{last}");
        assertThat(host.requests()).extracting(FakeHost.Request::who).doesNotContain("");
    }

    @Test
    void contentInTheCache_isNotForWhoMayNotReadTheRepository() {
        mona.source(URL, commit.hash(), FILE);
        mona.commits(URL, "v1", commit.hash());
        host.clearRequests();

        JsonNode refused = otto.source(URL, commit.hash(), FILE);
        assertThat(refused.path("state").asText()).isEqualTo("no_access");
        assertThat(refused.path("title").asText()).isEqualTo("otto cannot read acme/checkout");
        assertThat(refused.path("account").asText()).isEqualTo("otto");
        assertThat(refused.path("text").isNull()).isTrue();
        assertThat(refused.path("commit").isNull()).isTrue();
        assertThat(otto.commits(URL, "v1", commit.hash()))
                .allMatch(one -> one.path("error").path("type").asText().equals("no_access"));
        assertThat(nobody.state(URL, commit.hash(), FILE)).isEqualTo("not_connected");
        assertThat(nobody.commits(URL, "v1"))
                .allMatch(one -> one.path("error").path("type").asText().equals("not_connected"));
        assertThat(host.requests()).allMatch(request -> request.question() == Question.PERMISSION);
    }

    @Test
    void permissionTakenAway_isNoticedAfterFiveMinutes() {
        mona.source(URL, commit.hash(), FILE);
        repository.forbid("mona");

        clock.advance(Duration.ofMinutes(5).minusMillis(1));
        assertThat(mona.state(URL, commit.hash(), FILE)).isEqualTo("found");
        clock.advance(Duration.ofMillis(1));
        assertThat(mona.state(URL, commit.hash(), FILE)).isEqualTo("no_access");
        assertThat(mona.commits(URL, commit.hash())
                        .get(0)
                        .path("error")
                        .path("type")
                        .asText())
                .isEqualTo("no_access");
    }

    @Test
    void permissionTakenAway_isNoticedAtOnceWhereTheHostIsAsked() {
        mona.source(URL, commit.hash(), FILE);
        repository.forbid("mona");
        clock.advance(Duration.ofMinutes(1));

        assertThat(mona.state(URL, commit.hash(), "/build/main.go")).isEqualTo("no_access");
        assertThat(mona.state(URL, commit.hash(), FILE)).isEqualTo("no_access");
    }

    @Test
    void permissionGiven_isNoticedAtOnce() {
        assertThat(otto.state(URL, commit.hash(), FILE)).isEqualTo("no_access");
        repository.allow("otto");

        assertThat(otto.state(URL, commit.hash(), FILE)).isEqualTo("found");
    }

    @Test
    void disconnected_readsNothingFromThenOn() {
        mona.source(URL, commit.hash(), FILE);
        mona.disconnect(host);

        assertThat(mona.state(URL, commit.hash(), FILE)).isEqualTo("not_connected");
        assertThat(mona.commits(URL, commit.hash())
                        .get(0)
                        .path("error")
                        .path("type")
                        .asText())
                .isEqualTo("not_connected");
    }

    @Test
    void connectedAsAnotherAccount_readsWhatThatOneMay() {
        mona.source(URL, commit.hash(), FILE);
        mona.connect(host, host.token("otto"));

        assertThat(mona.source(URL, commit.hash(), FILE).path("title").asText())
                .isEqualTo("otto cannot read acme/checkout");
    }

    @Test
    void tokenRevokedAtTheHost_endsTheConnection() {
        Reader fiona = new Reader(server);
        String token = host.token("fiona");
        repository.allow("fiona");
        fiona.connect(host, token);
        fiona.source(URL, commit.hash(), FILE);
        host.revoke(token);
        clock.advance(Duration.ofMinutes(6));

        JsonNode ended = fiona.source(URL, commit.hash(), FILE);
        assertThat(ended.path("state").asText()).isEqualTo("connection_ended");
        assertThat(ended.path("endedAt").asText()).isEqualTo("2026-11-23T10:06:00Z");
        assertThat(ended.path("account").asText()).isEqualTo("fiona");
        host.clearRequests();
        clock.advance(Duration.ofMinutes(1));
        assertThat(fiona.source(URL, commit.hash(), FILE).path("endedAt").asText())
                .isEqualTo("2026-11-23T10:06:00Z");
        assertThat(host.requests()).isEmpty();
    }

    @Test
    void publicRepository_needsNoConnection_untilTheLimitOfAllIsReached() {
        repository.everyone(true);
        JsonNode source = nobody.source(URL, "v1", FILE);
        assertThat(source.path("state").asText()).isEqualTo("found");
        assertThat(source.path("anonymous").asBoolean(false)).isTrue();
        assertThat(source.path("account").isNull()).isTrue();

        host.failNext(
                Question.FILE,
                VcsException.rateLimited("Too many.", Duration.ofMinutes(10)),
                VcsException.rateLimited("Too many.", Duration.ofMinutes(10)));
        JsonNode limited = nobody.source(URL, "v1", "/build/main.go");
        assertThat(limited.path("state").asText()).isEqualTo("not_connected");
        assertThat(limited.path("retryAt").asText()).isEqualTo("2026-11-23T10:10:00Z");
        assertThat(limited.path("detail").asText()).contains("without a connection");

        JsonNode own = mona.source(URL, "v1", "/build/main.go");
        assertThat(own.path("state").asText()).isEqualTo("rate_limited");
        assertThat(own.path("retryAt").asText()).isEqualTo("2026-11-23T10:10:00Z");
        assertThat(own.path("title").asText()).isEqualTo("The host asks us to wait");
    }

    @Test
    void publicRepositoryThatTookThePlaceOfAPrivateOne_showsNothingOfIt() {
        assertThat(mona.state(URL, commit.hash(), FILE)).isEqualTo("found");
        assertThat(mona.commits(URL, commit.hash()).get(0).has("subject")).isTrue();
        host.replace(repository.path()).everyone(true);

        assertThat(otto.state(URL, commit.hash(), FILE)).isEqualTo("commit_unknown");
        assertThat(otto.commits(URL, commit.hash()).get(0).has("subject")).isFalse();
        assertThat(nobody.state(URL, commit.hash(), FILE)).isEqualTo("commit_unknown");
    }

    @Test
    void movedRepository_isReadWhereItIsNow() {
        FakeRepository shop = host.repository("acme/shop").allow("mona");
        repository.moveTo(shop);

        JsonNode source = mona.source(URL, commit.hash(), FILE);
        assertThat(source.path("state").asText()).isEqualTo("found");
        assertThat(source.path("repository").path("url").asText()).isEqualTo(URL);
        assertThat(source.path("repository").path("name").asText()).isEqualTo("acme/shop");
        assertThat(source.path("webUrl").asText()).startsWith("https://code.example.com/acme/shop/");
        assertThat(otto.state(URL, commit.hash(), FILE)).isEqualTo("no_access");
    }

    @ParameterizedTest
    @CsvSource({
        "SINGLE_SIGN_ON_REQUIRED, single_sign_on, acme asks for single sign-on",
        "APPLICATION_NOT_ALLOWED, application_not_allowed, acme has not let Lineflame in",
        "FORBIDDEN, no_access, mona cannot read acme/checkout"
    })
    void refusalWithAWayOut_isNamedAndKeepsIt(Kind kind, String state, String title) {
        repository.refuse(VcsException.withWayOut(kind, "No.", URI.create("https://code.example.com/sso")));

        JsonNode source = mona.source(URL, commit.hash(), FILE);
        assertThat(source.path("state").asText()).isEqualTo(state);
        assertThat(source.path("title").asText()).isEqualTo(title);
        assertThat(source.path("wayOut").asText()).isEqualTo("https://code.example.com/sso");
    }

    @Test
    void hostThatIsDown_isSaidToBeDown_andNothingIsRemembered() {
        host.down(true);
        assertThat(mona.state(URL, commit.hash(), FILE)).isEqualTo("host_down");
        assertThat(nobody.state(URL, commit.hash(), FILE)).isEqualTo("host_down");
        host.down(false);

        assertThat(mona.state(URL, commit.hash(), FILE)).isEqualTo("found");
    }

    @Test
    void unknownCommitOrRef_isNotTakenForAMissingRepository() {
        assertThat(mona.state(URL, "v9", FILE)).isEqualTo("commit_unknown");
        assertThat(mona.state(URL, "0".repeat(40), FILE)).isEqualTo("commit_unknown");
        assertThat(mona.commits(URL, "v9", "v1")
                        .get(0)
                        .path("error")
                        .path("type")
                        .asText())
                .isEqualTo("commit_unknown");
    }

    @Test
    void reading_bySomebodySignedIn_isWrittenDown() {
        mona.source(URL, commit.hash(), FILE);
        mona.source(URL, commit.hash(), FILE);
        otto.source(URL, commit.hash(), FILE);
        repository.everyone(true);
        nobody.source(URL, commit.hash(), FILE);

        assertThat(new Sql(server)
                        .texts("SELECT login || ' ' || a.host || ' ' || a.subject FROM audit a JOIN users u"
                                + " ON u.id = a.user_id WHERE action = 'read-source'"))
                .hasSize(2)
                .containsOnly("mona code.example.com acme/checkout @ " + commit.hash() + " : cart/total.go");
    }

    @Test
    void pointerOfALargeFile_isNamedWithTheFilesSize() {
        CommitId large = repository.commit(
                "Keep it elsewhere",
                "cart/total.go",
                "version https://git-lfs.github.com/spec/v1\noid sha256:" + "4d7a".repeat(16) + "\nsize 1234567\n");

        JsonNode source = mona.source(URL, large.hash(), FILE);
        assertThat(source.path("state").asText()).isEqualTo("lfs_pointer");
        assertThat(source.path("size").asLong()).isEqualTo(1_234_567);
        assertThat(source.path("detail").asText()).contains("1,234,567 bytes");
        assertThat(source.path("webUrl").asText()).endsWith("/cart/total.go");
        assertThat(source.path("text").isNull()).isTrue();
    }
}
