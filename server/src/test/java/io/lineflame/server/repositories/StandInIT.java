package io.lineflame.server.repositories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.server.TestServer;
import io.lineflame.server.fixture.MovableClock;
import io.lineflame.server.fixture.Reader;
import io.lineflame.vcs.InvalidVcsSettingsException;
import io.lineflame.vcs.VcsHost;
import io.lineflame.vcs.VcsProvider;
import io.lineflame.vcs.VcsSettings;
import io.lineflame.vcs.github.standin.GitHubStandIn;
import io.lineflame.vcs.github.standin.StandInRepository;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The GitHub provider behind the server: which repository an address means, who may read it, and where requests go. */
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
        host = host(Map.of("URL", "https://code.example.com", "API_URL", gitHub.apiUrl()), folder);
        server = TestServer.setup().clock(clock).hosts(host).start();
        nobody = new Reader(server);
    }

    @AfterEach
    void stop() {
        server.close();
        gitHub.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://code.example.com/acme/pricing",
                "http://code.example.com/acme/pricing",
                "https://code.example.com/acme/pricing.git",
                "https://code.example.com/acme/pricing/",
                "https://code.example.com:443/acme/pricing",
                "https://mona:secret@code.example.com/acme/pricing",
                "HTTPS://Code.Example.COM/Acme/Pricing",
                "ssh://git@code.example.com/acme/pricing.git",
                "ssh://git@code.example.com:7999/acme/pricing",
                "git@code.example.com:acme/pricing.git",
                "code.example.com/acme/pricing"
            })
    void address_inAnyFormPeopleWrite_isTheRepositoryOfTheHost(String address) {
        JsonNode source = nobody.source(address, "v1.1.0", FILE);

        assertThat(source.path("state").asText()).as(source.toString()).isEqualTo("found");
        assertThat(source.path("repository").path("host").asText()).isEqualTo("code.example.com");
        assertThat(source.path("repository").path("name").asText()).isEqualTo("acme/pricing");
        assertThat(source.path("webUrl").asText()).startsWith("https://code.example.com/acme/pricing/blob/");
        assertThat(source.toString()).doesNotContain("\"anonymous\":false");
    }

    @Test
    void enterpriseHost_withAPort_isFoundByItsAddressWithThePort(@TempDir Path folder) {
        VcsHost enterprise = host(Map.of("URL", gitHub.url()), folder);
        String authority = gitHub.url().substring("http://".length());
        try (TestServer other = TestServer.setup().hosts(enterprise).start()) {
            Reader reader = new Reader(other);

            assertThat(List.of(gitHub.url() + "/acme/pricing.git/", authority + "/acme/pricing"))
                    .allMatch(address -> reader.state(address, "v1.1.0", FILE).equals("found"));
            assertThat(List.of("http://127.0.0.1:1/acme/pricing", "http://127.0.0.1/acme/pricing"))
                    .allMatch(address -> reader.state(address, "v1.1.0", FILE).equals("no_host"));
        }
    }

    @Test
    void addressOfAnotherHost_isNeverAsked() throws IOException {
        AtomicInteger caught = new AtomicInteger();
        try (ServerSocket trap = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread counter = new Thread(() -> count(trap, caught));
            counter.start();
            String at = "127.0.0.1:" + trap.getLocalPort();
            List<String> addresses = List.of(
                    "http://" + at + "/acme/checkout",
                    "https://" + at + "/acme/checkout",
                    "http://code.example.com@" + at + "/acme/checkout",
                    "http://" + at + "/code.example.com/acme/checkout",
                    "http://" + at + "/acme/checkout?host=code.example.com#code.example.com",
                    at + "/acme/checkout",
                    "ssh://git@" + at + "/acme/checkout.git",
                    "git@" + at + ":acme/checkout",
                    "git://" + at + "/acme/checkout",
                    "https://code.example.com." + "evil.example/acme/checkout",
                    "https://code.example.com\\@" + at + "/acme/checkout",
                    "https://code.example.com:4433/acme/checkout",
                    "file:///etc/passwd",
                    "jar:http://" + at + "!/");
            Reader mona =
                    new Reader(server).connect(host, gitHub.account("mona").personalToken());
            gitHub.clearRequests();

            assertThat(addresses)
                    .allMatch(address -> mona.state(address, "v1.1.0", FILE).equals("no_host"))
                    .allMatch(address -> mona.commits(address, "v1.1.0")
                            .get(0)
                            .path("error")
                            .path("type")
                            .asText()
                            .equals("no_host"));
            assertThat(gitHub.requests()).isEmpty();
        }
        assertThat(caught).hasValue(0);
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

    private static VcsHost host(Map<String, String> settings, Path folder) {
        VcsProvider provider = ServiceLoader.load(VcsProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(one -> one.id().equals("github"))
                .findFirst()
                .orElseThrow();
        try {
            return provider.configure(new VcsSettings(settings, folder)).get(0);
        } catch (InvalidVcsSettingsException e) {
            throw new AssertionError(e);
        }
    }

    private static void count(ServerSocket trap, AtomicInteger caught) {
        try {
            while (true) {
                trap.accept().close();
                caught.incrementAndGet();
            }
        } catch (IOException e) {
            // The trap was closed: the test is over.
        }
    }
}
