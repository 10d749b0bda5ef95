package io.lineflame.server.repositories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.server.TestServer;
import io.lineflame.server.fixture.Reader;
import io.lineflame.server.fixture.StandInHost;
import io.lineflame.vcs.VcsHost;
import io.lineflame.vcs.github.standin.GitHubStandIn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which repository of the GitHub provider an address means, and that no other address is ever asked. One server for all: they only read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AddressIT {

    private static final String FILE = "/build/main.go";

    private final GitHubStandIn gitHub = GitHubStandIn.withShop();
    private VcsHost host;
    private TestServer server;
    private Reader nobody;

    /** People's address has no port, as a real one; only requests go to the stand-in. */
    @BeforeAll
    void start(@TempDir Path folder) {
        host = StandInHost.of(Map.of("URL", "https://code.example.com", "API_URL", gitHub.apiUrl()), folder);
        server = TestServer.setup().hosts(host).start();
        nobody = new Reader(server);
    }

    @AfterAll
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
        VcsHost enterprise = StandInHost.of(Map.of("URL", gitHub.url()), folder);
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
