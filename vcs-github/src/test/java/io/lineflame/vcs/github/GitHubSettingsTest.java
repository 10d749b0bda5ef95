package io.lineflame.vcs.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lineflame.vcs.CredentialKind;
import io.lineflame.vcs.InvalidVcsSettingsException;
import io.lineflame.vcs.InvalidVcsSettingsException.Mistake;
import io.lineflame.vcs.VcsHost;
import io.lineflame.vcs.VcsSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubSettingsTest {

    @TempDir
    private Path data;

    @Test
    void url_alone_isAHostWithTokensAndWithoutSignIn() throws Exception {
        VcsHost host = hosts(Map.of("URL", "https://github.com")).get(0);

        assertThat(host.id()).isEqualTo("github.com");
        assertThat(host.credentialKinds()).extracting(CredentialKind::id).containsExactly("token", "anonymous");
        assertThat(host.authorization("app")).isEmpty();
        assertThat(host.pictureOrigins()).containsExactly(URI.create("https://avatars.githubusercontent.com"));
    }

    @Test
    void client_alone_isGitHubComWithSignInFirst() throws Exception {
        VcsHost host = hosts(Map.of("CLIENT_ID", "Iv1.0123", "CLIENT_SECRET", "s3cr3t"))
                .get(0);

        assertThat(host.id()).isEqualTo("github.com");
        assertThat(host.credentialKinds()).extracting(CredentialKind::id).containsExactly("app", "token", "anonymous");
        assertThat(host.credentialKinds().get(0).permissions())
                .extracting(CredentialKind.Permission::name)
                .containsExactly("Contents: read-only", "Metadata: read-only");
    }

    @Test
    void oauthApp_withoutScopes_saysWhatItAsksFor() throws Exception {
        VcsHost host =
                hosts(Map.of("CLIENT_ID", "Ov23liX", "CLIENT_SECRET", "s3cr3t")).get(0);

        assertThat(host.credentialKinds().get(0).permissions())
                .extracting(CredentialKind.Permission::name)
                .containsExactly("repo");
    }

    /** docs.github.com: github.com, data residency, Enterprise Server. */
    @ParameterizedTest
    @CsvSource({
        "https://github.com, https://api.github.com/, https://api.github.com/graphql",
        "https://GitHub.com/, https://api.github.com/, https://api.github.com/graphql",
        "https://octo.ghe.com, https://api.octo.ghe.com/, https://api.octo.ghe.com/graphql",
        "https://code.example.com, https://code.example.com/api/v3, https://code.example.com/api/graphql",
        "https://code.example.com:8443, https://code.example.com:8443/api/v3, https://code.example.com:8443/api/graphql",
    })
    void url_ofEachSort_leadsToItsApi(String url, String api, String graphql) throws Exception {
        Installation installation =
                new GitHubSettings(settings(Map.of("URL", url))).read().get(0);

        assertThat(installation.api()).hasToString(api);
        assertThat(installation.graphql()).hasToString(graphql);
    }

    @Test
    void hosts_named_areConfiguredEach() throws Exception {
        List<VcsHost> hosts = hosts(Map.of(
                "HOSTS", "main, lab",
                "MAIN_URL", "https://github.com",
                "LAB_URL", "https://code.example.com:8443",
                "LAB_CLIENT_ID", "Iv1.1",
                "LAB_CLIENT_SECRET", "s3cr3t"));

        assertThat(hosts).extracting(VcsHost::id).containsExactly("github.com", "code.example.com:8443");
        assertThat(hosts.get(0).authorization("app")).isEmpty();
        assertThat(hosts.get(1).authorization("app")).isPresent();
    }

    @Test
    void mistakes_ofAllHosts_areReportedTogether() {
        assertThat(mistakes(Map.of(
                        "HOSTS", "main,lab,main",
                        "URL", "https://github.com",
                        "MAIN_URL", "ftp://github.com",
                        "LAB_CLIENT_ID", "Iv1.1",
                        "LAB_PROXY", "proxy",
                        "OTHER_URL", "https://x.example.com")))
                .extracting(Mistake::key)
                .containsExactlyInAnyOrder(
                        "HOSTS", "URL", "MAIN_URL", "LAB_URL", "LAB_CLIENT_ID", "LAB_PROXY", "OTHER_URL");
    }

    @Test
    void hosts_withOneAddress_isAMistake() {
        assertThat(mistakes(Map.of("HOSTS", "a,b", "A_URL", "https://github.com", "B_URL", "https://GITHUB.com/")))
                .extracting(Mistake::key)
                .containsExactly("B_URL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "github.com",
                "http://github.com",
                "https://github.com/acme",
                "https://mona:s3cr3t@github.com",
                "https://github.com?x=1",
                "https://github.com#x",
                "file:///etc/passwd",
                "https://",
            })
    void url_thatIsNone_isAMistakeThatRepeatsNoPassword(String url) {
        List<Mistake> mistakes = mistakes(Map.of("URL", url));

        assertThat(mistakes).extracting(Mistake::key).containsExactly("URL");
        assertThat(mistakes.get(0).message()).doesNotContain("s3cr3t");
    }

    @Test
    void secrets_areInNoToString() throws Exception {
        Map<String, String> values = Map.of(
                "CLIENT_ID", "Iv1.1", "CLIENT_SECRET", "s3cr3t-client", "PROXY", "http://u:s3cr3t-proxy@127.0.0.1:1");
        Installation installation = new GitHubSettings(settings(values)).read().get(0);

        assertThat(installation.toString() + hosts(values)).doesNotContain("s3cr3t");
    }

    @Test
    void scopes_ofAGitHubApp_areAMistake() {
        assertThat(mistakes(Map.of("CLIENT_ID", "Iv1.1", "CLIENT_SECRET", "s", "SCOPES", "repo")))
                .extracting(Mistake::key)
                .containsExactly("SCOPES");
    }

    @Test
    void caFile_missingOrNoCertificate_isAMistake() throws Exception {
        Path nonsense = Files.writeString(data.resolve("ca.pem"), "nonsense");

        assertThat(mistakes(Map.of("CA_FILE", data.resolve("none.pem").toString())))
                .extracting(Mistake::key)
                .containsExactly("CA_FILE");
        assertThat(mistakes(Map.of("CA_FILE", nonsense.toString())))
                .extracting(Mistake::key)
                .containsExactly("CA_FILE");
    }

    private List<VcsHost> hosts(Map<String, String> values) throws InvalidVcsSettingsException {
        return new GitHubVcsProvider().configure(settings(values));
    }

    private List<Mistake> mistakes(Map<String, String> values) {
        InvalidVcsSettingsException refusal =
                catchThrowableOfType(InvalidVcsSettingsException.class, () -> hosts(values));
        assertThat(refusal).as("a refusal").isNotNull();
        return refusal.mistakes();
    }

    private VcsSettings settings(Map<String, String> values) {
        return new VcsSettings(values, data);
    }
}
