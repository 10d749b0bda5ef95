package io.lineflame.server.compat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.db.SessionStore;
import io.lineflame.server.TestServer;
import io.lineflame.server.config.Access;
import io.lineflame.server.config.AccessRule;
import io.lineflame.server.config.AllowedUser;
import io.lineflame.server.fixture.GitRepository;
import io.lineflame.server.fixture.Sql;
import io.lineflame.server.fixture.StandInHost;
import io.lineflame.vcs.VcsHost;
import io.lineflame.vcs.github.standin.GitHubStandIn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Grafana's calls for source and commits, against the real provider and the stand-in. */
class VcsCallsIT {

    private static final String TIP = "5ea7429725466852988385d914c0c2026237c008";

    @TempDir
    private Path directory;

    private GitHubStandIn gitHub;
    private VcsHost host;
    private TestServer server;
    private GrafanaPages mona;
    private GrafanaPages otto;
    private GrafanaPages nobody;

    @BeforeEach
    void start() throws Exception {
        gitHub = GitHubStandIn.withShop();
        gitHub.app().callbackUrl("http://127.0.0.1/a/grafana-pyroscope-app/github/callback");
        host = StandInHost.of(gitHub, directory);
        server = TestServer.setup().hosts(host).start();
        mona = new GrafanaPages(server, gitHub);
        otto = new GrafanaPages(server, gitHub);
        nobody = new GrafanaPages(server, gitHub);
    }

    /** Whatever was tried: nothing of the host's tokens ever came out. */
    @AfterEach
    void stop() {
        server.close();
        gitHub.close();
        for (GrafanaPages pages : List.of(mona, otto, nobody)) {
            assertThat(pages.answers())
                    .allSatisfy(answer -> assertThat(answer).doesNotContainPattern("gh[a-z]_[A-Za-z0-9]"));
            assertThat(pages.answers())
                    .allSatisfy(answer ->
                            assertThat(answer).doesNotContain(gitHub.app().clientSecret()));
        }
    }

    @Test
    void githubApp_configured_givesTheClientId() {
        JsonNode app = nobody.call("GithubApp", Map.of(), 200);

        assertThat(app.path("clientID").asText()).isEqualTo(gitHub.app().clientId());
        assertThat(app.path("callbackURL").asText()).isEmpty();
    }

    @Test
    void githubApp_notConfigured_saysWhatToSet() {
        try (TestServer bare = TestServer.start()) {
            JsonNode error = new GrafanaPages(bare, gitHub).call("GithubApp", Map.of(), 501);

            assertThat(error.path("code").asText()).isEqualTo("unimplemented");
            assertThat(error.path("message").asText()).contains("LINEFLAME_GITHUB_CLIENT_ID");
        }
    }

    @Test
    void githubLogin_withACode_givesATokenOfOursThatLasts() throws Exception {
        Instant before = Instant.now();
        JsonNode answer = mona.signIn("mona");

        String token = answer.path("token").asText();
        Instant expires = Instant.ofEpochMilli(
                Long.parseLong(answer.path("tokenExpiresAt").textValue()));
        Instant ends = Instant.ofEpochMilli(
                Long.parseLong(answer.path("refreshTokenExpiresAt").textValue()));
        assertThat(token).matches("[A-Za-z0-9_-]{43}");
        assertThat(expires).isBetween(before.plus(Duration.ofMinutes(59)), before.plus(Duration.ofMinutes(62)));
        assertThat(ends).isAfter(before.plus(Duration.ofDays(29)));
        String value = answer.path("cookie").asText().replaceFirst("^pyroscope_git_session=([^;]*);.*$", "$1");
        assertThat(new String(Base64.getDecoder().decode(value), UTF_8)).contains("\"metadata\":\"" + token + "\"");
        assertThat(new Sql(server).texts("SELECT login FROM connections")).containsExactly("mona");
        assertThat(new Sql(server).texts("SELECT encode(token_hash, 'escape') || kind FROM sessions"))
                .hasSize(1)
                .allSatisfy(row -> assertThat(row).endsWith("compat").doesNotContain(token));
    }

    /** A browser would not take a cookie marked secure from a page without https. */
    @Test
    void githubLogin_whereTheCallbackIsSaid_usesItAndItsScheme() {
        String page = "http://127.0.0.1/a/grafana-pyroscope-app/github/callback";
        try (TestServer said =
                TestServer.setup().hosts(host).grafanaCallback(page).start()) {
            GrafanaPages pages = new GrafanaPages(said, gitHub);

            assertThat(pages.call("GithubApp", Map.of(), 200)
                            .path("callbackURL")
                            .asText())
                    .isEqualTo(page);
            assertThat(pages.signIn("mona").path("cookie").asText()).doesNotContain("Secure");
            assertThat(mona.signIn("mona").path("cookie").asText()).endsWith("; Secure");
        }
    }

    @Test
    void githubLogin_withARefusedCode_isUnauthenticated() {
        String code = mona.code("mona");
        mona.call("GithubLogin", Map.of("authorizationCode", code), 200);

        JsonNode used = mona.call("GithubLogin", Map.of("authorizationCode", code), 401);
        JsonNode none = mona.call("GithubLogin", Map.of(), 400);

        assertThat(used.path("code").asText()).isEqualTo("unauthenticated");
        assertThat(used.path("message").asText()).doesNotContain(code);
        assertThat(none.path("code").asText()).isEqualTo("invalid_argument");
    }

    @Test
    void githubLogin_withAWrongSecret_isTheOperatorsMistake() throws Exception {
        String code = mona.code("mona");
        try (TestServer wrong = TestServer.setup()
                .hosts(StandInHost.of(gitHub.url(), gitHub, "wrong", directory))
                .start()) {
            JsonNode error =
                    new GrafanaPages(wrong, gitHub).call("GithubLogin", Map.of("authorizationCode", code), 400);

            assertThat(error.path("code").asText()).isEqualTo("failed_precondition");
        }
    }

    @Test
    void githubRefresh_ofASession_lastsLongerAndStaysTheSame() throws Exception {
        JsonNode first = mona.signIn("mona");

        JsonNode second = mona.call("GithubRefresh", Map.of(), 200);

        assertThat(second.path("token")).isEqualTo(first.path("token"));
        assertThat(Long.parseLong(second.path("tokenExpiresAt").textValue()))
                .isGreaterThan(Long.parseLong(first.path("tokenExpiresAt").textValue()));
        mona.keep(second.path("cookie").asText());
        file(mona, "acme/checkout", 200);
    }

    @Test
    void githubRefresh_withoutASession_isUnauthenticated() {
        assertThat(nobody.call("GithubRefresh", Map.of(), 401).path("code").asText())
                .isEqualTo("unauthenticated");
    }

    @Test
    void getFile_asSomebodyWithARight_isTheFileByteForByte() {
        mona.signIn("mona");

        JsonNode file = file(mona, "acme/checkout", 200);

        assertThat(new String(Base64.getDecoder().decode(file.path("content").asText()), UTF_8))
                .startsWith("package basket\n\nimport")
                .endsWith("/ 100\n}\n");
        assertThat(file.path("URL").asText())
                .isEqualTo(gitHub.url() + "/acme/checkout/blob/" + TIP + "/basket/loyalty.go");
    }

    /** Also when somebody else has read it, so that all of it is in the caches. */
    @Test
    void everyCall_asSomebodyWithoutARight_isRefused() {
        mona.signIn("mona");
        otto.signIn("otto");
        file(mona, "acme/checkout", 200);
        commit(mona, "acme/checkout", TIP, 200);

        assertThat(file(otto, "acme/checkout", 403).path("code").asText()).isEqualTo("permission_denied");
        assertThat(commit(otto, "acme/checkout", TIP, 403).path("code").asText())
                .isEqualTo("permission_denied");
        assertThat(otto.call("GetCommits", Map.of("repositoryUrl", url("acme/checkout"), "refs", List.of(TIP)), 403)
                        .path("code")
                        .asText())
                .isEqualTo("permission_denied");
        assertThat(file(nobody, "acme/checkout", 401).path("code").asText()).isEqualTo("unauthenticated");
    }

    @Test
    void getFile_ofAPublicRepository_needsNobody() {
        assertThat(file(nobody, "acme/pricing", 200).path("content").asText()).isNotEmpty();
    }

    @Test
    void getFile_ofAGitDirectory_needsNobody() {
        GitRepository repository = GitRepository.init(directory);
        String commit = repository.write("cart/größe.txt", "größer\n").commit("Open");
        try (TestServer plain = TestServer.setup()
                .hosts(repository
                        .servedAs("https://code.example.com/acme/shop", directory.resolve("data"))
                        .get(0))
                .start()) {
            JsonNode file = new GrafanaPages(plain, gitHub)
                    .call(
                            "GetFile",
                            Map.of(
                                    "repositoryURL",
                                    "https://code.example.com/acme/shop",
                                    "ref",
                                    commit,
                                    "localPath",
                                    "cart/größe.txt"),
                            200);

            assertThat(Base64.getDecoder().decode(file.path("content").asText()))
                    .isEqualTo("größer\n".getBytes(UTF_8));
        }
    }

    @Test
    void getFile_whereAccessNeedsALogin_needsSomebody() throws Exception {
        try (TestServer closed = TestServer.setup()
                .hosts(host)
                .access(new AccessRule(Access.LOGIN, List.of(new AllowedUser(host.id(), "mona"))))
                .start()) {
            GrafanaPages stranger = new GrafanaPages(closed, gitHub);
            assertThat(file(stranger, "acme/pricing", 401).path("code").asText())
                    .isEqualTo("unauthenticated");
            assertThat(stranger.call("GithubLogin", Map.of("authorizationCode", stranger.code("otto")), 403)
                            .path("code")
                            .asText())
                    .isEqualTo("permission_denied");
            stranger.signIn("mona");
            file(stranger, "acme/pricing", 200);
        }
    }

    @Test
    void getFile_afterTheHostsTokenExpired_isReadWithARenewedOne() {
        gitHub.app().tokensExpireAfter(Duration.ofHours(8));
        mona.signIn("mona");
        gitHub.expireTokensOf(gitHub.account("mona"));

        file(mona, "acme/checkout", 200);
    }

    @Test
    void token_afterSigningOutEverywhere_isNoGood() {
        mona.signIn("mona");
        long user = Long.parseLong(new Sql(server).texts("SELECT id FROM users").get(0));

        new SessionStore(server.database()).endAll(user);

        assertThat(file(mona, "acme/checkout", 401).path("code").asText()).isEqualTo("unauthenticated");
        assertThat(file(mona, "acme/pricing", 401).path("code").asText()).isEqualTo("unauthenticated");
        mona.call("GithubRefresh", Map.of(), 401);
    }

    @Test
    void cookie_ofAnyForm_isReadOrRefused() {
        String token = mona.signIn("mona").path("token").asText();

        mona.keepValue(Base64.getEncoder().encodeToString(("{\"token\":\"" + token + "\"}").getBytes(UTF_8)));
        file(mona, "acme/checkout", 200);
        for (String wrong : List.of(token, "%%%", Base64.getEncoder().encodeToString("{}".getBytes(UTF_8)))) {
            mona.keepValue(wrong);
            file(mona, "acme/pricing", 401);
        }
    }

    @Test
    void getFile_ofMoreThanAMegabyte_isWhole() {
        GitRepository repository = GitRepository.init(directory);
        String text = "// A line of many.\n".repeat(90_000);
        String commit = repository.write("large/tables.go", text).commit("Grow");
        repository.git(
                "push",
                "--quiet",
                gitHub.repository("acme", "large").gitDirectory().toString(),
                "HEAD:refs/heads/main");

        JsonNode file = nobody.call(
                "GetFile",
                Map.of("repositoryURL", url("acme/large"), "ref", commit, "localPath", "large/tables.go"),
                200);

        assertThat(Base64.getDecoder().decode(file.path("content").asText())).hasSize(text.length());
    }

    @Test
    void getFile_thatIsNotThere_saysWhy() {
        Map<String, String> asked =
                Map.of("repositoryURL", url("acme/pricing"), "ref", TIP, "localPath", "no/such/thing.go");

        assertThat(nobody.call("GetFile", asked, 404).path("message").asText()).isNotBlank();
        JsonNode elsewhere = nobody.call(
                "GetFile", Map.of("repositoryURL", "https://elsewhere.invalid/a/b", "ref", TIP, "localPath", "x"), 400);
        assertThat(elsewhere.path("code").asText()).isEqualTo("failed_precondition");
    }

    @Test
    void getCommit_ofAHash_hasTheFactsAndItsPage() {
        JsonNode commit = commit(nobody, "acme/pricing", TIP, 200);

        assertThat(commit.path("message").asText()).isEqualTo("Count the last year only, and call the file loyalty");
        assertThat(commit.path("sha").asText()).isEqualTo(TIP);
        assertThat(commit.path("URL").asText()).isEqualTo(gitHub.url() + "/acme/pricing/commit/" + TIP);
        assertThat(commit.path("author").path("login").asText()).isEqualTo("Mona Field");
        assertThat(commit.path("date").asText()).isEqualTo("2026-03-30T09:20:00Z");
    }

    @Test
    void getCommits_ofSomeUnknown_givesTheOthers() {
        Map<String, Object> some =
                Map.of("repository_url", url("acme/pricing"), "refs", List.of("v1.0.0", "no-such-ref", TIP));
        Map<String, Object> none = Map.of("repositoryUrl", url("acme/pricing"), "refs", List.of("no-such-ref"));

        assertThat(nobody.call("GetCommits", some, 200).path("commits").findValuesAsText("sha"))
                .hasSize(2)
                .last()
                .isEqualTo(TIP);
        assertThat(nobody.call("GetCommits", none, 404).path("code").asText()).isEqualTo("not_found");
    }

    @Test
    void call_inProtobufAndGzip_isAnsweredInProtobuf() throws IOException {
        byte[] message = proto(Map.of(1, url("acme/pricing"), 2, TIP, 3, "basket/loyalty.go"));

        HttpResponse<String> plain = nobody.post("GetFile", message, "application/proto");
        HttpResponse<String> zipped =
                nobody.post("GetFile", gzip(message), "application/proto", "Content-Encoding", "gzip");

        assertThat(plain.statusCode()).isEqualTo(200);
        assertThat(plain.headers().firstValue("Content-Type")).contains("application/proto");
        assertThat(plain.body())
                .startsWith("\n")
                .contains(gitHub.url() + "/acme/pricing/blob/" + TIP + "/basket/loyalty.go");
        assertThat(zipped.body()).isEqualTo(plain.body());
    }

    @Test
    void call_thatIsNoMessage_isInvalid() {
        assertThat(nobody.post("GetFile", new byte[] {(byte) 0xff, 1}, "application/proto")
                        .body())
                .contains("invalid_argument");
        assertThat(nobody.post("GetFile", "[]".getBytes(UTF_8), "application/json")
                        .body())
                .contains("invalid_argument");
        assertThat(nobody.call("GetFile", Map.of("repositoryURL", 7), 400)
                        .path("message")
                        .asText())
                .contains("repositoryURL");
        assertThat(nobody.post("GetFile", new byte[0], "text/plain").statusCode())
                .isEqualTo(415);
    }

    private JsonNode file(GrafanaPages pages, String repository, int status) {
        return pages.call(
                "GetFile",
                Map.of("repositoryURL", url(repository), "ref", TIP, "localPath", "basket/loyalty.go", "rootPath", ""),
                status);
    }

    private JsonNode commit(GrafanaPages pages, String repository, String ref, int status) {
        return pages.call("GetCommit", Map.of("repositoryURL", url(repository), "ref", ref), status);
    }

    private String url(String repository) {
        return gitHub.url() + "/" + repository;
    }

    /** Texts by their field numbers, each shorter than 128 bytes. */
    private static byte[] proto(Map<Integer, String> texts) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        texts.forEach((number, text) -> {
            message.write(number << 3 | 2);
            message.write(text.length());
            message.writeBytes(text.getBytes(UTF_8));
        });
        return message.toByteArray();
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }
}
