package io.lineflame.vcs.github;

import static io.lineflame.vcs.VcsException.Kind.MISCONFIGURED;
import static io.lineflame.vcs.VcsException.Kind.SINGLE_SIGN_ON_REQUIRED;
import static io.lineflame.vcs.VcsException.Kind.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.lineflame.vcs.AuthorizationCode;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.Credential;
import io.lineflame.vcs.Ref;
import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.VcsClient;
import io.lineflame.vcs.VcsContext;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsHost;
import io.lineflame.vcs.VcsSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A host that answers with bad intent, or in the name of one: a token reaches the configured origins and no other. */
class GitHubOriginsIT {

    private static final String SECRET = "ghp_aSecretThatMustNotShow123456";
    private static final String HASH = "0123456789".repeat(4);

    @TempDir
    private Path data;

    private ScriptedServer gitHub;
    private ScriptedServer elsewhere;

    @BeforeEach
    void start() throws Exception {
        gitHub = new ScriptedServer();
        elsewhere = new ScriptedServer();
        elsewhere.json("/api/v3/repos/acme/shop", repository());
        elsewhere.json("/", "{}");
    }

    @AfterEach
    void stop() {
        gitHub.close();
        elsewhere.close();
    }

    @Test
    void redirect_toAnotherOrigin_isNotFollowedAtAll() throws Exception {
        for (int status : new int[] {301, 302, 307, 308}) {
            gitHub.answer(
                    "/api/v3/repos/acme/shop",
                    status,
                    Map.of("Location", elsewhere.url() + "/api/v3/repos/acme/shop"),
                    "{}");

            try (VcsClient client = connect()) {
                fails(UNAVAILABLE, () -> client.repository(id()));
            }
        }
        assertThat(elsewhere.asked()).isEmpty();
    }

    @Test
    void redirect_outOfTheApi_isNotFollowed() throws Exception {
        gitHub.answer("/api/v3/repos/acme/shop", 302, Map.of("Location", "/login"), "{}");

        try (VcsClient client = connect()) {
            fails(UNAVAILABLE, () -> client.repository(id()));
        }
        assertThat(gitHub.asked()).containsExactly("GET /api/v3/repos/acme/shop");
    }

    @Test
    void redirect_inACircle_ends() throws Exception {
        gitHub.answer(
                "/api/v3/repos/acme/shop", 301, Map.of("Location", gitHub.url() + "/api/v3/repos/acme/shop"), "{}");

        try (VcsClient client = connect()) {
            fails(UNAVAILABLE, () -> client.repository(id()));
        }
        assertThat(gitHub.asked()).hasSizeLessThan(6);
    }

    @Test
    void signIn_redirectedElsewhere_sendsNoSecretThere() throws Exception {
        gitHub.answer("/login/oauth/access_token", 307, Map.of("Location", elsewhere.url() + "/"), "");
        AuthorizationCode code = new AuthorizationCode("c0de", "verifier", URI.create("http://127.0.0.1:1/"));

        fails(UNAVAILABLE, () -> host().authorization("app").orElseThrow().exchange(code));

        assertThat(elsewhere.asked()).isEmpty();
    }

    @Test
    void singleSignOn_withAPageOfAnotherOrigin_leadsToTheHostsOwn() throws Exception {
        gitHub.answer(
                "/api/v3/repos/acme/shop",
                403,
                Map.of("X-GitHub-SSO", "required; url=https://phishing.invalid/orgs/acme/sso"),
                "{\"message\":\"Resource protected by organization SAML enforcement.\"}");

        try (VcsClient client = connect()) {
            assertThat(fails(SINGLE_SIGN_ON_REQUIRED, () -> client.repository(id()))
                            .wayOut())
                    .contains(URI.create(gitHub.url() + "/orgs/acme/sso"));
        }
    }

    @Test
    void picture_ofAnotherOrigin_isLeftOut() throws Exception {
        gitHub.json("/api/v3/user", "{\"id\":1,\"login\":\"mona\",\"avatar_url\":\"https://tracker.invalid/a.png\"}");

        try (VcsClient client = connect()) {
            assertThat(client.check().orElseThrow().picture()).isEmpty();
        }
    }

    @Test
    void answer_thatIsNoJson_isUnavailableAndNotRepeated() throws Exception {
        gitHub.answer("/api/v3/repos/acme/shop", 200, Map.of(), "<html>" + SECRET);

        try (VcsClient client = connect()) {
            VcsException failure = fails(UNAVAILABLE, () -> client.repository(id()));
            StringWriter text = new StringWriter();
            failure.printStackTrace(new PrintWriter(text));
            assertThat(text.toString()).doesNotContain(SECRET);
        }
    }

    @Test
    void server_thatIsNoGitHub_isMisconfigured() throws Exception {
        try (VcsClient nobody = host().connect(Credential.ANONYMOUS, new VcsContext(1_000))) {
            assertThat(fails(MISCONFIGURED, nobody::check)).message().contains("no GitHub API");
        }
    }

    @Test
    void answer_withoutItsFields_isUnavailable() throws Exception {
        gitHub.json("/api/v3/repos/acme/shop", "{}");
        gitHub.json("/api/v3/user", "{}");

        try (VcsClient client = connect()) {
            fails(UNAVAILABLE, () -> client.repository(id()));
            fails(UNAVAILABLE, client::check);
        }
    }

    @Test
    void tree_withOddEntries_isReadWithoutThem() throws Exception {
        gitHub.json("/api/v3/repos/acme/shop", repository());
        gitHub.json("/api/v3/repos/acme/shop/git/trees/" + HASH, """
                {"sha":"%1$s","truncated":false,"tree":[
                 {"path":"../evil","mode":"100644","type":"blob","sha":"%1$s","size":1},
                 {"path":"good.go","mode":"100644","type":"blob","sha":"%1$s","size":1}]}
                """.formatted(HASH));

        try (VcsClient client = connect()) {
            assertThat(client.listTree(id(), new CommitId(HASH)).entries())
                    .extracting(entry -> entry.path())
                    .containsExactly("good.go");
        }
    }

    /** All loggers there are, at their finest: github-api's, OkHttp's, ours. */
    @Test
    void logs_atTheFinestLevel_holdNoToken() throws Exception {
        gitHub.json("/api/v3/repos/acme/shop", repository());
        gitHub.answer("/api/v3/repos/acme/shop/commits/main", 500, Map.of(), "{}");
        List<String> lines = new ArrayList<>();
        try (LogTap tap = new LogTap(lines);
                VcsClient client = connect()) {
            client.repository(id());
            fails(UNAVAILABLE, () -> client.resolve(id(), new Ref("main")));
            assertThat(tap).isNotNull();
        }

        assertThat(lines).isNotEmpty().noneMatch(line -> line.contains(SECRET));
    }

    private static String repository() {
        return "{\"id\":1,\"name\":\"shop\",\"full_name\":\"acme/shop\",\"private\":true,\"owner\":{\"login\":\"acme\"}}";
    }

    private static VcsException fails(VcsException.Kind kind, ThrowingCallable call) {
        VcsException failure = catchThrowableOfType(VcsException.class, call);
        assertThat(failure).as("a VcsException").isNotNull();
        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
        return failure;
    }

    private RepositoryId id() {
        return new RepositoryId(URI.create(gitHub.url()).getAuthority(), "acme/shop");
    }

    private VcsClient connect() throws Exception {
        return host().connect(new Credential("token", Map.of("token", SECRET)), new VcsContext(1_000_000));
    }

    private VcsHost host() throws Exception {
        Map<String, String> values =
                Map.of("URL", gitHub.url(), "CLIENT_ID", "Iv23liExample", "CLIENT_SECRET", "s3cr3t");
        return new GitHubVcsProvider().configure(new VcsSettings(values, data)).get(0);
    }

    /** Listens to java.util.logging and to SLF4J, at every level. */
    private static final class LogTap extends Handler implements AutoCloseable {

        private final java.util.logging.Logger jdk = java.util.logging.Logger.getLogger("");
        private final java.util.logging.Level before = jdk.getLevel();
        private final Logger root = (Logger) LoggerFactory.getLogger("ROOT");
        private final Level rootBefore = root.getLevel();
        private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
        private final List<String> lines;

        LogTap(List<String> lines) {
            this.lines = lines;
            setLevel(java.util.logging.Level.ALL);
            jdk.setLevel(java.util.logging.Level.ALL);
            jdk.addHandler(this);
            appender.start();
            root.setLevel(Level.TRACE);
            root.addAppender(appender);
        }

        @Override
        public synchronized void publish(LogRecord logged) {
            lines.add(logged.getMessage() + " " + logged.getThrown() + " "
                    + (logged.getParameters() == null ? "" : List.of(logged.getParameters())));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            jdk.removeHandler(this);
            jdk.setLevel(before);
            root.detachAppender(appender);
            root.setLevel(rootBefore);
            appender.list.forEach(event -> lines.add(event.getFormattedMessage() + event.getThrowableProxy()));
        }
    }
}
