package io.lineflame.server.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.lineflame.server.config.AccessRule;
import io.lineflame.server.config.Config;
import io.lineflame.server.config.ListenAddress;
import io.lineflame.server.config.Retention;
import io.lineflame.server.config.SessionLife;
import io.lineflame.server.fixture.StandInHost;
import io.lineflame.server.secrets.KeySource;
import io.lineflame.vcs.VcsHost;
import io.lineflame.vcs.github.standin.GitHubStandIn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code check} says of a host, against the real provider and the stand-in. */
class HostTrialIT {

    private static final String PUBLIC = "https://lineflame.example.com";

    @TempDir
    private Path directory;

    private GitHubStandIn gitHub;

    @BeforeEach
    void start() {
        gitHub = GitHubStandIn.withShop();
        gitHub.app().callbackUrl(PUBLIC + "/api/v1/connections/callback");
    }

    @AfterEach
    void stop() {
        gitHub.close();
    }

    @Test
    void host_configuredRight_works() {
        List<Finding> findings = run(StandInHost.of(gitHub, directory), "127.0.0.1", Optional.of(PUBLIC));

        assertThat(findings).allMatch(Finding::works);
        assertThat(findings)
                .extracting(Finding::sentence)
                .satisfiesExactly(
                        answers -> assertThat(answers).endsWith("answers"),
                        knows -> assertThat(knows).contains("accepts this server's client id and secret"),
                        callback -> assertThat(callback).contains(PUBLIC + "/api/v1/connections/callback"));
    }

    @Test
    void host_withAWrongSecret_isNamedAndTheSecretIsNot() {
        VcsHost host = StandInHost.of(gitHub.url(), gitHub, "wr0ng-secret", directory);

        List<Finding> findings = run(host, "127.0.0.1", Optional.of(PUBLIC));

        assertThat(findings).extracting(Finding::works).containsExactly(true, false, true);
        assertThat(findings.get(1).sentence()).contains("client secret").doesNotContain("wr0ng-secret");
    }

    @Test
    void host_thatIsDown_saysToTryAgain() {
        gitHub.down(true);

        assertThat(run(StandInHost.of(gitHub, directory), "127.0.0.1", Optional.of(PUBLIC)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.works()).isFalse();
                    assertThat(finding.sentence()).contains("Try again");
                });
    }

    @Test
    void host_whereNobodyListens_saysWhatToLookAt() {
        VcsHost host = StandInHost.of("http://127.0.0.1:1", gitHub, "any-secret", directory);

        assertThat(run(host, "127.0.0.1", Optional.of(PUBLIC)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.sentence()).contains("_URL", "_PROXY"));
    }

    @Test
    void host_thatSpeaksNoTls_saysSo() {
        VcsHost host = StandInHost.of(gitHub.url().replace("http:", "https:"), gitHub, "any-secret", directory);

        assertThat(run(host, "127.0.0.1", Optional.of(PUBLIC)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.sentence()).contains("_CA_FILE"));
    }

    @Test
    void host_thatIsAnotherServer_isNotTakenForOne() throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        other.start();
        try {
            String url = "http://127.0.0.1:" + other.getAddress().getPort();

            assertThat(run(StandInHost.of(url, gitHub, "any-secret", directory), "127.0.0.1", Optional.of(PUBLIC)))
                    .anyMatch(finding ->
                            !finding.works() && finding.sentence().contains("there is no GitHub API at " + url));
        } finally {
            other.stop(0);
        }
    }

    @Test
    void callback_withoutAPublicAddress_isAMistakeUnlessThisMachineIsAll() {
        VcsHost host = StandInHost.of(gitHub, directory);

        Finding open = last(run(host, "0.0.0.0", Optional.empty()));
        Finding local = last(run(host, "127.0.0.1", Optional.empty()));

        assertThat(open.works()).isFalse();
        assertThat(open.sentence()).contains("LINEFLAME_PUBLIC_URL");
        assertThat(local.works()).isTrue();
        assertThat(local.sentence()).contains("http://127.0.0.1:4040/api/v1/connections/callback");
    }

    @Test
    void keys_thatAreNotThereYet_areNotMadeByLooking() {
        Finding finding = new KeysTrial(config("127.0.0.1", Optional.empty())).run();

        assertThat(finding.works()).isTrue();
        assertThat(finding.sentence()).contains(directory.resolve("keys.json").toString());
        assertThat(directory.resolve("keys.json")).doesNotExist();
    }

    private static Finding last(List<Finding> findings) {
        return findings.get(findings.size() - 1);
    }

    private List<Finding> run(VcsHost host, String listen, Optional<String> publicUrl) {
        return new HostTrial(config(listen, publicUrl)).run(host);
    }

    private Config config(String listen, Optional<String> publicUrl) {
        return new Config(
                new ListenAddress(listen, 4040),
                publicUrl.map(URI::create),
                directory,
                Optional.empty(),
                Optional.empty(),
                KeySource.generatedIn(directory),
                Retention.ofAll(Duration.ofDays(30)),
                AccessRule.OPEN,
                false,
                SessionLife.DEFAULT,
                200,
                Duration.ofMinutes(1),
                Optional.empty(),
                List.of());
    }
}
