package io.lineflame.server.repositories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.server.TestServer;
import io.lineflame.server.fixture.MovableClock;
import io.lineflame.server.fixture.Reader;
import io.lineflame.server.fixture.StandInHost;
import io.lineflame.vcs.VcsHost;
import io.lineflame.vcs.github.standin.GitHubStandIn;
import io.lineflame.vcs.github.standin.StandInRepository;
import io.lineflame.vcs.github.standin.StandInRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The GitHub provider behind the server: who may read a repository, and what is said when the host refuses. */
final class StandInIT {

    private static final String FILE = "/build/main.go";

    private final GitHubStandIn gitHub = GitHubStandIn.withShop();
    private final StandInRepository checkout = gitHub.repository("acme", "checkout");
    private final MovableClock clock = new MovableClock(Instant.now());
    private final VcsHost host;
    private final TestServer server;
    private final Reader nobody;

    /** People's address has no port, as a real one; only requests go to the stand-in. */
    StandInIT(@TempDir Path folder) {
        host = StandInHost.of(Map.of("URL", "https://code.example.com", "API_URL", gitHub.apiUrl()), folder);
        server = TestServer.setup().clock(clock).hosts(host).start();
        nobody = new Reader(server);
    }

    @AfterEach
    void stop() {
        server.close();
        gitHub.close();
    }

    @Test
    void privateRepository_inTheCacheAlready_isForWhoMayReadItOnly() {
        Reader mona = new Reader(server).connect(host, gitHub.account("mona").personalToken());
        Reader otto = new Reader(server).connect(host, gitHub.account("otto").personalToken());
        String address = "git@code.example.com:acme/checkout.git";
        assertThat(mona.source(address, "v1.1.0", FILE).path("account").asText())
                .isEqualTo("mona");
        mona.commits(address, "v1.1.0", "v1.0.0");
        gitHub.clearRequests();

        assertThat(otto.state(address, "v1.1.0", FILE)).isEqualTo("no_access");
        assertThat(otto.commits(address, "v1.1.0")
                        .get(0)
                        .path("error")
                        .path("type")
                        .asText())
                .isEqualTo("no_access");
        assertThat(nobody.state(address, "v1.1.0", FILE)).isEqualTo("not_connected");
        assertThat(gitHub.requests())
                .allMatch(request -> request.path().matches(".*/repos/acme/checkout"))
                .allMatch(request -> request.status() == 404)
                .hasSize(3);

        checkout.allow(gitHub.account("otto"));
        gitHub.clearRequests();
        assertThat(otto.state(address, "v1.1.0", FILE)).isEqualTo("found");
        assertThat(gitHub.requests()).hasSize(1);
    }

    @Test
    void firstLook_costsThreeRequests_theNextFileOne_andThenNone() {
        Reader mona = new Reader(server).connect(host, gitHub.account("mona").personalToken());
        String address = "https://code.example.com/acme/checkout";
        gitHub.clearRequests();

        assertThat(mona.state(address, "v1.1.0", FILE)).isEqualTo("found");
        assertThat(requestsOfAcme())
                .filteredOn(path -> !path.endsWith("/acme/checkout")) // may she read it: five minutes, for her alone
                .hasSizeBetween(3, 4) // ref, listing, file; go.mod where a rule wants it
                .anyMatch(path -> path.contains("/commits/"))
                .anyMatch(path -> path.contains("/git/trees/"))
                .anyMatch(path -> path.contains("/git/blobs/"));
        gitHub.clearRequests();
        JsonNode next = mona.api()
                .get(
                        "source",
                        "function",
                        "github.com/lineflame/demo-shop/basket.Discount",
                        "file",
                        "/build/demo-shop/basket/discount.go",
                        "repository",
                        address,
                        "commit",
                        "v1.1.0",
                        "rootPath",
                        "");
        assertThat(next.path("state").asText()).isEqualTo("found");
        assertThat(requestsOfAcme()).singleElement().asString().contains("/git/blobs/");
        gitHub.clearRequests();
        assertThat(mona.state(address, "v1.1.0", FILE)).isEqualTo("found");
        assertThat(requestsOfAcme()).isEmpty();
    }

    private List<String> requestsOfAcme() {
        return gitHub.requests().stream()
                .map(StandInRequest::path)
                .filter(path -> path.contains("/acme/"))
                .toList();
    }

    @Test
    void pastedToken_readsWhatItMayItselfAndNothingThatItsOwnerMay() {
        Reader mona = new Reader(server).connect(host, gitHub.account("mona").personalToken());
        Reader again = new Reader(server).connect(host, gitHub.account("mona").personalToken());
        Reader weak = new Reader(server).connect(host, gitHub.account("mona").personalToken(new String[0]));
        String closed = "https://code.example.com/acme/checkout";
        assertThat(mona.state(closed, "v1.1.0", FILE)).isEqualTo("found");

        assertThat(weak.state(closed, "v1.1.0", FILE)).isEqualTo("no_access");
        assertThat(weak.source("https://code.example.com/acme/pricing", "v1.1.0", FILE)
                        .path("account")
                        .asText())
                .isEqualTo("mona");
        assertThat(mona.state(closed, "v1.1.0", FILE)).isEqualTo("found");
        assertThat(again.state(closed, "v1.1.0", FILE)).isEqualTo("found");
    }

    @Test
    void repositoryThatMoved_isReadWhereItIsNow() {
        Reader mona = new Reader(server).connect(host, gitHub.account("mona").personalToken());
        checkout.moveTo("acme", "till");

        JsonNode source = mona.source("https://code.example.com/acme/checkout", "v1.1.0", FILE);
        assertThat(source.path("state").asText()).isEqualTo("found");
        assertThat(source.path("repository").path("name").asText()).isEqualTo("acme/till");
    }

    @Test
    void organization_thatAsksForSingleSignOn_leadsThere() {
        Reader mona = new Reader(server).connect(host, gitHub.account("mona").personalToken());
        gitHub.organization("acme").requireSingleSignOn(true);

        JsonNode source = mona.source("https://code.example.com/acme/checkout", "v1.1.0", FILE);
        assertThat(source.path("state").asText()).isEqualTo("single_sign_on");
        assertThat(source.path("title").asText()).isEqualTo("acme asks for single sign-on");
        assertThat(source.path("text").isNull()).isTrue();
    }

    @Test
    void limitOfAllWithoutConnection_suggestsConnecting_andAPersonsOwnIsAnother() {
        gitHub.rateLimitAnonymous(0, 600);
        String address = "https://code.example.com/acme/pricing";

        JsonNode limited = nobody.source(address, "v1.1.0", FILE);
        assertThat(limited.path("state").asText()).isEqualTo("not_connected");
        assertThat(Instant.parse(limited.path("retryAt").asText())).isAfter(clock.instant());
        Reader mona = new Reader(server).connect(host, gitHub.account("mona").personalToken());
        assertThat(mona.state(address, "v1.1.0", FILE)).isEqualTo("found");
    }

    @Test
    void hostInTrouble_isSaidToBeDown() {
        gitHub.down(true);
        assertThat(nobody.state("https://code.example.com/acme/pricing", "v1.1.0", FILE))
                .isEqualTo("host_down");

        gitHub.down(false);
        clock.advance(Duration.ofMinutes(1));
        assertThat(nobody.state("https://code.example.com/acme/pricing", "v1.1.0", FILE))
                .isEqualTo("found");
    }
}
