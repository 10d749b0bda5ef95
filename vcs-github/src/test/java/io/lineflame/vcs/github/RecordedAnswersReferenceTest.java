package io.lineflame.vcs.github;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static io.lineflame.vcs.VcsException.Kind.FORBIDDEN;
import static io.lineflame.vcs.VcsException.Kind.NOT_FOUND;
import static io.lineflame.vcs.VcsException.Kind.RATE_LIMITED;
import static io.lineflame.vcs.VcsException.Kind.UNAUTHENTICATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import io.lineflame.vcs.Account;
import io.lineflame.vcs.Commit;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.CommitResult;
import io.lineflame.vcs.Credential;
import io.lineflame.vcs.Ref;
import io.lineflame.vcs.Repository;
import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.Tree;
import io.lineflame.vcs.VcsClient;
import io.lineflame.vcs.VcsContext;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * What we make of real answers of GitHub: WireMock recordings in the reference data folder, {@code
 * -Dlineflame.reference}, {@code LINEFLAME_REFERENCE}, or beside the checkout as {@code shared}. Each
 * is replayed on its own.
 */
@EnabledIf("hasReferenceData")
class RecordedAnswersReferenceTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Credential TOKEN = new Credential("token", Map.of("token", "ghp_recorded"));
    private static final Pattern REPOSITORY = Pattern.compile("/repos/([^/]+/[^/]+)");
    private static final Pattern COMMIT = Pattern.compile("/repos/([^/]+/[^/]+)/commits/([0-9a-f]{40})");
    private static final Pattern TREE = Pattern.compile("/repos/([^/]+/[^/]+)/git/trees/([0-9a-f]{40})");

    /** How long each recorded refusal asks to wait, read from its headers by hand. */
    private static final Map<String, Integer> PAUSES = Map.ofEntries(
            Map.entry("AbuseLimitHandlerTest/testHandler_Fail", 30),
            Map.entry("AbuseLimitHandlerTest/testHandler_HttpStatus_Fail", 30),
            Map.entry("AbuseLimitHandlerTest/testHandler_Wait", 2),
            Map.entry("AbuseLimitHandlerTest/testHandler_WaitStuck", 3),
            Map.entry("AbuseLimitHandlerTest/testHandler_Wait_Secondary_Limits", 60),
            Map.entry("AbuseLimitHandlerTest/testHandler_Wait_Secondary_Limits_Body_Marker_Only", 60),
            Map.entry("AbuseLimitHandlerTest/testHandler_Wait_Secondary_Limits_Too_Many_Requests", 8),
            Map.entry("AbuseLimitHandlerTest/testHandler_Wait_Secondary_Limits_Too_Many_Requests_Date_Retry_After", 8),
            Map.entry(
                    "AbuseLimitHandlerTest/testHandler_Wait_Secondary_Limits_Too_Many_Requests_Date_Retry_After_Missing_Date_Header",
                    8),
            Map.entry("AbuseLimitHandlerTest/testHandler_Wait_Secondary_Limits_Too_Many_Requests_No_Retry_After", 60),
            Map.entry("RateLimitHandlerTest/testHandler_Fail", 3),
            Map.entry("RateLimitHandlerTest/testHandler_HttpStatus_Fail", 3),
            Map.entry("RateLimitHandlerTest/testHandler_Wait", 3),
            Map.entry("RateLimitHandlerTest/testHandler_WaitStuck", 3),
            Map.entry("RateLimitHandlerTest/testHandler_Wait_Missing_Date_Header", 3));

    @TempDir
    private Path data;

    private WireMockServer gitHub;
    private final HeardCalls heard = new HeardCalls();

    /** One recorded answer. */
    private record Recording(String test, String path, int status, JsonNode response, String body) {

        Matcher matches(Pattern pattern) {
            return pattern.matcher(path);
        }
    }

    @BeforeEach
    void start() {
        gitHub = new WireMockServer(options().dynamicPort().templatingEnabled(true));
        gitHub.start();
    }

    @AfterEach
    void stop() {
        gitHub.stop();
    }

    @Test
    void repositories_areRead() throws Exception {
        int read = 0;
        for (Recording recording : recorded(REPOSITORY, 200)) {
            Matcher url = found(recording, REPOSITORY);
            replay(recording, recording.path());

            try (VcsClient client = connect(TOKEN)) {
                Repository repository = client.repository(id(url.group(1)));
                JsonNode answer = JSON.readTree(recording.body());
                assertThat(repository.id().path())
                        .isEqualTo(answer.path("full_name").asText());
                assertThat(repository.everyone())
                        .isEqualTo(!answer.path("private").asBoolean());
                assertThat(repository.webUrl().orElseThrow().toString())
                        .isEqualTo(answer.path("html_url").asText());
            }
            read++;
        }
        assertThat(read).isGreaterThan(100);
    }

    @Test
    void repository_thatMoved_isFollowed() throws Exception {
        Recording moved = recorded(REPOSITORY, 301).get(0);
        Recording target = recordings().stream()
                .filter(recording -> recording.path().equals("/repositories/40763577"))
                .findFirst()
                .orElseThrow();
        replay(moved, moved.path());
        stub(target, target.path());

        try (VcsClient client = connect(TOKEN)) {
            assertThat(client.repository(id("github-api-test-org/GHContentIntegrationTest"))
                            .id()
                            .path())
                    .isEqualTo("hub4j-test-org/GHContentIntegrationTest");
        }
    }

    @Test
    void commits_areRead() throws Exception {
        int read = 0;
        for (Recording recording : recorded(COMMIT, 200)) {
            Matcher url = found(recording, COMMIT);
            replay(recording, recording.path());
            stubRepository(url.group(1));

            try (VcsClient client = connect(Credential.ANONYMOUS)) {
                CommitResult result = client.commits(id(url.group(1)), List.of(new Ref(url.group(2))))
                        .get(0);
                JsonNode answer = JSON.readTree(recording.body());
                Commit commit = ((CommitResult.Found) result).commit();
                assertThat(commit.id().hash()).isEqualTo(url.group(2));
                assertThat(answer.path("commit").path("message").asText()).startsWith(commit.subject());
                assertThat(commit.author().name())
                        .isEqualTo(answer.path("commit")
                                .path("author")
                                .path("name")
                                .asText());
                assertThat(commit.authored())
                        .isEqualTo(Instant.parse(answer.path("commit")
                                .path("author")
                                .path("date")
                                .asText()));
                assertThat(commit.webUrl().orElseThrow().toString())
                        .isEqualTo(answer.path("html_url").asText());
            }
            read++;
        }
        assertThat(read).isGreaterThan(30);
    }

    @Test
    void trees_areRead() throws Exception {
        int read = 0;
        for (Recording recording : recorded(TREE, 200)) {
            Matcher url = found(recording, TREE);
            replay(recording, recording.path());
            stubRepository(url.group(1));

            try (VcsClient client = connect(TOKEN)) {
                Tree tree = client.listTree(id(url.group(1)), new CommitId(url.group(2)));
                long files = 0;
                for (JsonNode entry : JSON.readTree(recording.body()).path("tree")) {
                    if (!entry.path("type").asText().equals("tree")) {
                        files++;
                        assertThat(tree.entry(entry.path("path").asText())
                                        .orElseThrow()
                                        .hash())
                                .isEqualTo(entry.path("sha").asText());
                    }
                }
                assertThat(tree.entries()).hasSize((int) files);
            }
            read++;
        }
        assertThat(read).isGreaterThan(7);
    }

    @Test
    void accounts_areRead() throws Exception {
        int read = 0;
        for (Recording recording : recorded(Pattern.compile("/user"), 200)) {
            replay(recording, "/user");

            try (VcsClient client = connect(TOKEN)) {
                Account account = client.check().orElseThrow();
                JsonNode answer = JSON.readTree(recording.body());
                assertThat(account.id()).isEqualTo(answer.path("id").asText());
                assertThat(account.login()).isEqualTo(answer.path("login").asText());
            }
            read++;
        }
        assertThat(read).isGreaterThan(60);
    }

    /** Servers five minutes ahead and behind: the distance counts, whatever the clock. */
    @Test
    void budgets_areReported() throws Exception {
        for (Recording recording : recorded(Pattern.compile("/user"), 200)) {
            heard.budgets.clear();
            replay(recording, "/user");
            try (VcsClient client = connect(TOKEN)) {
                client.check();
            }
            JsonNode headers = recording.response().path("headers");
            String remaining = header(headers, "X-RateLimit-Remaining");
            if (remaining.matches("[0-9]+")
                    && header(headers, "X-RateLimit-Reset").matches("[0-9]+")) {
                assertThat(heard.budgets).singleElement().satisfies(budget -> {
                    assertThat(budget.remaining()).isEqualTo(Integer.parseInt(remaining));
                    assertThat(Duration.between(Instant.now(), budget.resetsAt()))
                            .isLessThanOrEqualTo(Duration.ofMinutes(61));
                });
            }
        }
    }

    @Test
    void refusals_areToldApart() throws Exception {
        int refused = 0;
        for (Recording recording : recordings()) {
            if (recording.status() >= 400) {
                assertRefused(recording);
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(30);
    }

    @Test
    void limits_haveTheirPause() throws Exception {
        for (Map.Entry<String, Integer> expected : PAUSES.entrySet()) {
            Recording recording = recordings().stream()
                    .filter(one -> one.test().equals(expected.getKey()) && one.status() >= 400)
                    .findFirst()
                    .orElseThrow();
            Duration pause = refusal(recording).retryAfter().orElseThrow();

            assertThat(pause)
                    .as(expected.getKey())
                    .isBetween(
                            Duration.ofSeconds(Math.max(1, expected.getValue() - 3)),
                            Duration.ofSeconds(expected.getValue() + 1L));
        }
    }

    /** An Enterprise Server without limits answers 404; a server that wants sign-in 401. */
    @Test
    void anonymousCheck_ofEachRecordedServer_isAsItAnswers() throws Exception {
        for (Recording recording : recorded(Pattern.compile("/rate_limit"), 200)) {
            assertThat(checkAnonymously(recording)).isNull();
        }
        for (Recording recording : recorded(Pattern.compile("/rate_limit"), 404)) {
            assertThat(checkAnonymously(recording)).isNull();
        }
        for (Recording recording : recorded(Pattern.compile("/rate_limit"), 401)) {
            assertThat(checkAnonymously(recording).kind()).isEqualTo(UNAUTHENTICATED);
        }
    }

    private VcsException checkAnonymously(Recording recording) throws Exception {
        replay(recording, "/rate_limit");
        stub(recorded(Pattern.compile("/"), 200).get(0), "/");
        try (VcsClient client = connect(Credential.ANONYMOUS)) {
            return catchThrowableOfType(VcsException.class, client::check);
        }
    }

    private void assertRefused(Recording recording) throws Exception {
        JsonNode headers = recording.response().path("headers");
        VcsException.Kind expected = PAUSES.containsKey(recording.test())
                        || (recording.status() == 403
                                && header(headers, "X-RateLimit-Remaining").equals("0"))
                ? RATE_LIMITED
                : switch (recording.status()) {
                    case 401 -> UNAUTHENTICATED;
                    case 403 -> FORBIDDEN;
                    case 404 -> NOT_FOUND;
                    default -> throw new AssertionError("a recording of a new sort: " + recording);
                };

        assertThat(refusal(recording).kind())
                .as(recording.test() + recording.path())
                .isEqualTo(expected);
    }

    private VcsException refusal(Recording recording) throws Exception {
        replay(recording, "/repos/acme/shop");
        try (VcsClient client = connect(TOKEN)) {
            VcsException refusal = catchThrowableOfType(VcsException.class, () -> client.repository(id("acme/shop")));
            assertThat(refusal).as(recording.toString()).isNotNull();
            return refusal;
        }
    }

    private void replay(Recording recording, String path) {
        gitHub.resetAll();
        stub(recording, path);
    }

    private void stub(Recording recording, String path) {
        ResponseDefinitionBuilder answer = WireMock.aResponse()
                .withStatus(recording.status())
                .withBody(recording.body().replace("testStartDate", "now"));
        boolean template = false;
        for (var header : recording.response().path("headers").properties()) {
            if (!header.getKey().matches("(?i)content-(encoding|length)|transfer-encoding")
                    && header.getValue().isTextual()) {
                String value = header.getValue().asText().replace("testStartDate", "now");
                template |= value.contains("{{");
                answer.withHeader(header.getKey(), value.replace("https://api.github.com", gitHub.baseUrl()));
            }
        }
        if (template) {
            answer.withTransformers("response-template");
        }
        gitHub.stubFor(any(urlPathEqualTo(path)).willReturn(answer));
    }

    private void stubRepository(String fullName) {
        String[] names = fullName.split("/", -1);
        gitHub.stubFor(get(urlPathEqualTo("/repos/" + fullName))
                .willReturn(
                        okJson("{\"id\":1,\"name\":\"%2$s\",\"full_name\":\"%1$s/%2$s\",\"owner\":{\"login\":\"%1$s\"}}"
                                .formatted(names[0], names[1]))));
    }

    private static List<Recording> recorded(Pattern path, int status) {
        return recordings().stream()
                .filter(recording ->
                        recording.status() == status && recording.matches(path).matches())
                .toList();
    }

    private static Matcher found(Recording recording, Pattern pattern) {
        Matcher matcher = recording.matches(pattern);
        assertThat(matcher.matches()).isTrue();
        return matcher;
    }

    private static String header(JsonNode headers, String name) {
        for (var header : headers.properties()) {
            if (header.getKey().equalsIgnoreCase(name)) {
                return header.getValue().asText();
            }
        }
        return "";
    }

    private static List<Recording> recordings() {
        try (Stream<Path> files = Files.walk(folder())) {
            return files.filter(file -> file.toString().matches(".*/mappings/[^/]*[.]json"))
                    .sorted()
                    .map(RecordedAnswersReferenceTest::read)
                    .filter(recording -> !recording.path().isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With an empty path when it is not the answer to a GET, or one whose (very large) body was left out. */
    private static Recording read(Path file) {
        try {
            JsonNode mapping = JSON.readTree(file.toFile());
            JsonNode request = mapping.path("request");
            JsonNode response = mapping.path("response");
            Path test = file.resolve("../..").normalize();
            String url = request.path("url").asText(request.path("urlPath").asText(""));
            Path bodyFile = test.resolve("__files")
                    .resolve(response.path("bodyFileName").asText("none"));
            boolean there = !response.has("bodyFileName") || Files.isRegularFile(bodyFile);
            String body = Files.isRegularFile(bodyFile)
                    ? new String(Files.readAllBytes(bodyFile), StandardCharsets.UTF_8) // an archive is among them
                    : response.path("body").asText("");
            return new Recording(
                    folder().relativize(test).toString(),
                    there && request.path("method").asText().equals("GET") ? url.replaceFirst("\\?.*", "") : "",
                    response.path("status").asInt(),
                    response,
                    body);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private VcsClient connect(Credential credential) throws Exception {
        return new GitHubVcsProvider()
                .configure(new VcsSettings(Map.of("URL", "https://github.com", "API_URL", gitHub.baseUrl()), data))
                .get(0)
                .connect(credential, new VcsContext(1_000_000, Clock.systemUTC(), heard));
    }

    private static RepositoryId id(String path) {
        return new RepositoryId("github.com", path);
    }

    static boolean hasReferenceData() {
        return Files.isDirectory(folder());
    }

    private static Path folder() {
        String named = System.getProperty("lineflame.reference", System.getenv("LINEFLAME_REFERENCE"));
        Path folder = named == null || named.isEmpty()
                ? Path.of("").toAbsolutePath().resolve("../../shared").normalize()
                : Path.of(named);
        return folder.resolve("github-recordings");
    }
}
