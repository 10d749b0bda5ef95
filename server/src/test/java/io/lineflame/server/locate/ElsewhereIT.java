package io.lineflame.server.locate;

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
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Source that is in another repository than the service's, and how often hosts are asked for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ElsewhereIT {

    private static final String SHOP = "https://github.com/acme/shop";
    private static final String OWN = "/build/shop/cart/total.go";
    private static final String LIBRARY = "/usr/local/go/src/net/http/server.go";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-23T10:00:00Z"));
    private final FakeHost host = FakeHost.named("github.com");
    private final FakeRepository shop = host.repository("acme/shop").allow("mona");
    private final FakeRepository go = host.repository("golang/go").everyone(true);
    private final CommitId commit = shop.commit(
            "Open",
            "go.mod",
            "module github.com/acme/shop\n\ngo 1.24.1\n\nrequire github.com/acme/hidden v1.2.3\n",
            "cart/total.go",
            "package cart\n",
            "cart/price.go",
            "package cart // price\n");
    private final CommitId released = go.commit(
            "go1.24.1", "src/net/http/server.go", "package http\n", "src/runtime/proc.go", "package runtime\n");
    private final TestServer server =
            TestServer.setup().clock(clock).hosts(host).start();
    private final Reader mona = Reader.connected(server, host, "mona");

    ElsewhereIT() {
        shop.ref("v1.0.0", commit);
        go.ref("go1.24.1", released);
    }

    @BeforeEach
    void forgetWhatWasAsked() {
        clock.advance(Duration.ofDays(2));
        source("github.com/acme/shop/cart.Total", OWN); // permission, ref, listing
        host.clearRequests();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void standardLibrary_ofTheVersionInGoMod_isReadAtItsTag() {
        JsonNode source = source("net/http.(*conn).serve", LIBRARY);

        assertThat(source.path("state").asText()).isEqualTo("found");
        assertThat(source.path("repository").path("name").asText()).isEqualTo("golang/go");
        assertThat(source.path("ref").asText()).isEqualTo("go1.24.1");
        assertThat(source.path("commit").asText()).isEqualTo(released.hash());
        assertThat(source.path("path").asText()).isEqualTo("src/net/http/server.go");
        assertThat(source.path("text").asText()).isEqualTo("package http\n");
        assertThat(source.path("of").path("kind").asText()).isEqualTo("standard_library");
        assertThat(source.path("of").path("version").asText()).isEqualTo("go1.24.1");
        assertThat(source.path("version").path("repository").asText()).isEqualTo(SHOP);
        assertThat(source.path("version").path("commit").asText()).isEqualTo(commit.hash());
        assertThat(source.path("search"))
                .anySatisfy(step -> assertThat(step.path("repository").asText()).isEqualTo("golang/go"));
    }

    @Test
    void look_atAFirstFileAndAnother_asksAsOftenAsItMust() {
        FakeRepository fresh = host.repository("acme/fresh").allow("mona");
        CommitId other = fresh.commit(
                "Fresh", "go.mod", "module github.com/acme/fresh\n", "cart/total.go", "1\n", "cart/price.go", "2\n");
        fresh.ref("v1", other);

        assertThat(fresh("total.go")).isEqualTo("found");
        assertThat(host.count(Question.PERMISSION)).isEqualTo(1); // each person's own, for five minutes
        assertThat(host.count(Question.REF)).isEqualTo(1);
        assertThat(host.count(Question.TREE)).isEqualTo(1);
        assertThat(host.count(Question.FILE)).isBetween(1L, 2L); // the file, and go.mod where a rule wants it
        host.clearRequests();
        assertThat(fresh("price.go")).isEqualTo("found");
        assertThat(host.requests()).hasSize(1);
        host.clearRequests();
        assertThat(fresh("price.go")).isEqualTo("found");
        assertThat(fresh("total.go")).isEqualTo("found");
        assertThat(host.requests()).isEmpty();
    }

    @Test
    void libraryFile_lookedAtAgain_asksNothing_alsoAfterTheMinuteOfABranch() {
        source("net/http.(*conn).serve", LIBRARY);
        clock.advance(Duration.ofMinutes(3));
        source("github.com/acme/shop/cart.Total", OWN); // whether the shop's tag moved is asked anew each minute
        host.clearRequests();

        assertThat(source("net/http.(*conn).serve", LIBRARY).path("state").asText())
                .isEqualTo("found");
        assertThat(host.requests()).isEmpty();
    }

    @Test
    void tagThatIsMissing_isSaid_andNotAskedForAgain() {
        String file = "/root/go/pkg/mod/golang.org/toolchain@v0.0.1-go1.23.9.linux-amd64/src/net/http/server.go";
        JsonNode source = source("net/http.(*conn).serve", file);

        assertThat(source.path("state").asText()).isEqualTo("other_repository");
        assertThat(source.path("of").path("version").asText()).isEqualTo("go1.23.9");
        assertThat(source.path("search"))
                .anySatisfy(step -> assertThat(step.path("why").asText()).contains("go1.23.9"));
        host.clearRequests();
        source("net/http.(*conn).serve", file);
        assertThat(host.count(Question.REF)).isZero();
    }

    @Test
    void repositoryThatTheViewerMayNotRead_isTheHostsRefusal() {
        host.repository("acme/hidden");
        JsonNode source = source("github.com/acme/hidden.Run", "/root/go/pkg/mod/github.com/acme/hidden@v1.2.3/run.go");

        assertThat(source.path("state").asText()).isEqualTo("no_access");
        assertThat(source.path("repository").path("name").asText()).isEqualTo("acme/hidden");
        assertThat(source.path("of").path("kind").asText()).isEqualTo("dependency");
        assertThat(source.path("version").path("commit").asText()).isEqualTo(commit.hash());
    }

    @Test
    void repositoryOfNoConfiguredHost_isNamedWithTheSettingThatWouldServeIt() {
        JsonNode source = source("gitlab.com/acme/lib.Run", "/root/go/pkg/mod/gitlab.com/acme/lib@v1.2.3/run.go");

        assertThat(source.path("state").asText()).isEqualTo("other_repository");
        assertThat(source.path("of").path("version").asText()).isEqualTo("v1.2.3");
        assertThat(source.path("advice"))
                .anySatisfy(advice -> assertThat(advice.asText())
                        .contains("LINEFLAME_GIT_REPOSITORIES")
                        .contains("https://gitlab.com/acme/lib"));
        assertThat(host.requests()).isEmpty();
    }

    @Test
    void libraryOfAServiceWithoutLabels_isFoundByTheVersionInItsPath() {
        String file = "/root/go/pkg/mod/golang.org/toolchain@v0.0.1-go1.24.1.linux-amd64/src/net/http/server.go";
        JsonNode source = mona.api().get("source", "function", "net/http.(*conn).serve", "file", file);

        assertThat(source.path("state").asText()).isEqualTo("found");
        assertThat(source.path("version").path("commit").isNull()).isTrue();
    }

    @Test
    void hostThatIsDown_isAskedOnce() {
        clock.advance(Duration.ofMinutes(10)); // permissions are asked for anew
        host.down(true);
        try {
            JsonNode source = source(
                    "net/http.(*conn).serve",
                    "/root/go/pkg/mod/golang.org/toolchain@v0.0.1-go1.24.1.linux-amd64/src/net/http/server.go");

            assertThat(source.path("state").asText()).isEqualTo("host_down");
            assertThat(host.requests()).hasSize(1);
        } finally {
            host.down(false);
        }
    }

    @Test
    void auditLog_namesWhatWasShown_notWhatWasReadToFindIt() {
        source("net/http.(*conn).serve", LIBRARY);

        assertThat(new Sql(server).texts("SELECT subject FROM audit WHERE action = 'read-source'"))
                .anyMatch(subject -> subject.endsWith(" : src/net/http/server.go"))
                .noneMatch(subject -> subject.endsWith("go.mod"));
    }

    private String fresh(String name) {
        String file = "/build/fresh/cart/" + name;
        return ask("https://github.com/acme/fresh", "v1", "github.com/acme/fresh/cart.Total", file)
                .path("state")
                .asText();
    }

    private JsonNode source(String function, String file) {
        return ask(SHOP, "v1.0.0", function, file);
    }

    private JsonNode ask(String repository, String ref, String function, String file) {
        return mona.api()
                .get(
                        "source",
                        "function",
                        function,
                        "file",
                        file,
                        "repository",
                        repository,
                        "commit",
                        ref,
                        "rootPath",
                        "");
    }
}
