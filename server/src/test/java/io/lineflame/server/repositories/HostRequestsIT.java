package io.lineflame.server.repositories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.server.TestServer;
import io.lineflame.server.fixture.FakeHost;
import io.lineflame.server.fixture.FakeHost.Question;
import io.lineflame.server.fixture.FakeRepository;
import io.lineflame.server.fixture.MovableClock;
import io.lineflame.server.fixture.Reader;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How often a host is asked: once for what never changes, and for many commits in few calls. */
final class HostRequestsIT {

    private static final String URL = "https://code.example.com/acme/checkout";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-23T10:00:00Z"));
    private final FakeHost host = FakeHost.named("code.example.com");
    private final FakeRepository repository =
            host.repository("acme/checkout").allow("mona").allow("otto");
    private final CommitId first = repository.commit("First", "cart/total.go", "package cart\n", "a.go", "1\n");
    private final CommitId second = repository.commit("Second", "cart/total.go", "package cart\n", "a.go", "2\n");
    private final TestServer server =
            TestServer.setup().clock(clock).hosts(host).start();
    private final Reader mona = Reader.connected(server, host, "mona");
    private final Reader otto = Reader.connected(server, host, "otto");

    HostRequestsIT() {
        host.clearRequests();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void source_readAgainAndByOthers_isAskedForOnce() {
        mona.source(URL, first.hash(), "/build/cart/total.go");
        mona.source(URL, first.hash(), "/build/cart/total.go");
        otto.source(URL, first.hash(), "/build/cart/total.go");

        assertThat(host.count(Question.PERMISSION)).isEqualTo(2);
        assertThat(host.count(Question.TREE)).isEqualTo(1);
        assertThat(host.count(Question.FILE)).isEqualTo(1);
        assertThat(host.requests()).hasSize(4);
    }

    @Test
    void content_sameAtAnotherCommit_isNotReadAgain() {
        mona.source(URL, first.hash(), "/build/cart/total.go");
        JsonNode later = mona.source(URL, second.hash(), "/build/cart/total.go");

        assertThat(host.count(Question.TREE)).isEqualTo(2);
        assertThat(host.count(Question.FILE)).isEqualTo(1);
        assertThat(later.path("commit").asText()).isEqualTo(second.hash());
        assertThat(later.path("webUrl").asText()).isEqualTo(URL + "/" + second.hash() + "/cart/total.go");
    }

    @Test
    void contentOfAnotherRepository_isReadThere() {
        FakeRepository fork = host.repository("otto/checkout").allow("mona");
        CommitId same = fork.commit("First", "cart/total.go", "package cart\n");
        mona.source(URL, first.hash(), "/build/cart/total.go");
        mona.source("https://code.example.com/otto/checkout", same.hash(), "/build/cart/total.go");

        assertThat(host.count(Question.FILE)).isEqualTo(2);
    }

    @Test
    void commits_twoHundredOfThem_needTwoCallsAtMost() {
        String[] refs = IntStream.range(0, 200)
                .mapToObj(i -> {
                    CommitId commit = repository.commit("Commit " + i, "n", i + "\n");
                    repository.ref("v" + i, commit);
                    return i % 2 == 0 ? "v" + i : commit.hash();
                })
                .toArray(String[]::new);

        JsonNode commits = mona.commits(URL, refs);
        assertThat(commits).hasSize(200).allMatch(one -> one.has("id"));
        assertThat(commits.get(0).path("subject").asText()).isEqualTo("Commit 0");
        assertThat(commits.get(0).path("moved").asBoolean(true)).isFalse();
        assertThat(commits.get(0).path("picture").asText()).isEqualTo("https://pictures.example/ada.png");
        assertThat(commits.get(1).path("moved").isNull()).isTrue();
        assertThat(host.count(Question.COMMITS)).isLessThanOrEqualTo(2);
        assertThat(host.count(Question.REF)).isZero();

        host.clearRequests();
        otto.commits(URL, refs);
        assertThat(host.count(Question.COMMITS)).isZero();
    }

    @Test
    void failureOfOne_isNotPassedOnToAnother() {
        host.failNext(Question.TREE, new VcsException(Kind.FORBIDDEN, "Not with this."));

        assertThat(mona.state(URL, first.hash(), "/build/cart/total.go")).isEqualTo("no_access");
        assertThat(otto.state(URL, first.hash(), "/build/cart/total.go")).isEqualTo("found");
    }

    @Test
    void refThatMoves_isAskedForOnceAMinute() {
        repository.ref("main", first);
        mona.source(URL, "main", "/build/cart/total.go");
        otto.source(URL, "main", "/build/cart/total.go");
        assertThat(host.count(Question.REF)).isEqualTo(1);

        clock.advance(Duration.ofMinutes(1));
        repository.ref("main", second);
        assertThat(otto.source(URL, "main", "/build/cart/total.go")
                        .path("commit")
                        .asText())
                .isEqualTo(second.hash());
        assertThat(host.count(Question.REF)).isEqualTo(2);
    }
}
