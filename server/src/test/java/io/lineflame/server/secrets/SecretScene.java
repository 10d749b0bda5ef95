package io.lineflame.server.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.db.ConnectionStore;
import io.lineflame.db.ConnectionStore.ConnectionRow;
import io.lineflame.db.DatabaseSettings;
import io.lineflame.db.embedded.EmbeddedPostgres;
import io.lineflame.server.Main;
import io.lineflame.server.TestServer;
import io.lineflame.server.fixture.DatabaseDump;
import io.lineflame.server.fixture.HeardLog;
import io.lineflame.server.fixture.JsonText;
import io.lineflame.server.fixture.Query;
import io.lineflame.server.fixture.SecretSearch;
import io.lineflame.server.fixture.Sql;
import io.lineflame.server.fixture.StandInHost;
import io.lineflame.server.fixture.Visitor;
import io.lineflame.vcs.VcsHost;
import io.lineflame.vcs.github.standin.GitHubStandIn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A server over a database of its own, the stand-in for the code host, and everything that could give a secret away: the log, the tables,
 * the files, the answers. Whatever secret occurs here is noted: those that travel are read off, those that lie sealed are opened with the
 * server's own keys.
 */
final class SecretScene implements AutoCloseable {

    static final String CONNECTIONS = "/api/v1/connections";

    private static final String COMMIT = "5532c4e097b4c32f6ce5abbc976b353a2bb8fead";
    private static final String PROFILE = "/io/lineflame/server/demo/profiles/" + COMMIT + "/cpu-shop-1-1.pb.gz";
    private static final String FUNCTION = "github.com/lineflame/demo-shop/basket.Discount";
    private static final String FILE = "/build/demo-shop/basket/discount.go";

    private final GitHubStandIn gitHub;
    private final HeardLog log;
    private final VcsHost host;
    private final Path data;
    private final TestServer server;
    private final Sealer sealer;
    private final SecretSearch secrets = new SecretSearch();
    private final SecretSearch browserSecrets = new SecretSearch();
    private final ByteArrayOutputStream answers = new ByteArrayOutputStream();

    private SecretScene(GitHubStandIn gitHub, HeardLog log, VcsHost host, Path data, TestServer server) {
        this.gitHub = gitHub;
        this.log = log;
        this.host = host;
        this.data = data;
        this.server = server;
        this.sealer = new Sealer(SecretKeys.open(KeySource.generatedIn(data)));
        secret("client secret", gitHub.app().clientSecret());
    }

    static SecretScene open(Path folder) throws IOException {
        HeardLog log = new HeardLog();
        GitHubStandIn gitHub = GitHubStandIn.withShop();
        VcsHost host = StandInHost.of(gitHub, folder.resolve("provider"));
        Path data = Files.createDirectories(folder.resolve("data"));
        TestServer server = TestServer.setup().hosts(host).startIn(data);
        SecretScene scene = new SecretScene(gitHub, log, host, data, server);
        scene.pushProfile(folder.resolve("cpu.pb.gz"));
        return scene;
    }

    GitHubStandIn gitHub() {
        return gitHub;
    }

    TestServer server() {
        return server;
    }

    Sealer sealer() {
        return sealer;
    }

    KeySource keys() {
        return KeySource.generatedIn(data);
    }

    VcsHost host() {
        return host;
    }

    /** Something that nobody outside may ever see. */
    void secret(String name, String value) {
        secrets.add(name, value);
        browserSecrets.add(name, value);
    }

    /** Something that goes through the browser, and may be nowhere else. */
    void browserSecret(String name, String value) {
        browserSecrets.add(name, value);
    }

    /** How many secrets there are by now. */
    int known() {
        return browserSecrets.size();
    }

    /** Where one of the secrets lies about, with its name; empty is what everybody hopes for. */
    Map<String, List<String>> leaks() throws IOException {
        Map<String, List<String>> leaks = findings(browserSecrets);
        addFinding(leaks, "answers", secrets.in(answers.toByteArray()));
        return leaks;
    }

    /** Where any of these is found, beside the answers. */
    Map<String, List<String>> findings(SecretSearch search) throws IOException {
        Map<String, List<String>> findings = new TreeMap<>();
        addFinding(findings, "log", search.in(log.bytes()));
        addFinding(findings, "tables", search.in(DatabaseDump.of(database())));
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (worthReading(file)) {
                    addFinding(findings, data.relativize(file).toString(), search.in(Files.readAllBytes(file)));
                }
            }
        }
        return findings;
    }

    byte[] answers() {
        return answers.toByteArray();
    }

    byte[] log() {
        return log.bytes();
    }

    Path data() {
        return data;
    }

    /** The path of a kind of credential's way in: the first of that form. */
    String kind(String form) {
        for (JsonNode each :
                JsonText.read(get(new Visitor(server), CONNECTIONS)).path("hosts")) {
            for (JsonNode kind : each.path("credentialKinds")) {
                if (kind.path("form").asText().equals(form)) {
                    return kind.path("id").asText();
                }
            }
        }
        throw new AssertionError("no kind of form " + form);
    }

    /** Sends a person out; gives the address at the host, and notes state and verifier. */
    URI setOut(String name, Visitor person) {
        HttpResponse<String> response = person.post(
                CONNECTIONS + "/" + encoded(host.id()) + "/connect",
                "{\"kind\":\"" + kind("authorization") + "\",\"returnTo\":\"/explore?q=" + encoded(name) + "\"}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        heard(response);
        URI url = URI.create(JsonText.read(response.body()).path("authorizeUrl").asText());
        browserSecret(name + "'s state", Objects.requireNonNull(Query.of(url).get("state")));
        noteCookie(name, person);
        secret(name + "'s verifier", verifier());
        return url;
    }

    /** Brings a person back with what the host sent them with, and notes the code. */
    void comeBack(String name, Visitor person, URI callback) {
        String code = Query.of(callback).get("code");
        if (code != null) {
            browserSecret(name + "'s code", code);
        }
        HttpResponse<String> response = person.send(
                "GET",
                callback.getRawPath() + "?" + callback.getRawQuery(),
                "",
                List.of("Sec-Fetch-Site", "cross-site"));
        heard(response);
        assertThat(response.statusCode()).isEqualTo(303);
        noteCookie(name, person);
    }

    /** The credential that is stored for an account, every value of it noted. */
    Map<String, String> storedCredential(String name, String login) throws CannotOpenException {
        ConnectionRow row = row(login);
        JsonNode values = JsonText.read(
                        new String(sealer.open(row.sealed(), new SealedFor(row.user(), row.hostId())), UTF_8))
                .path("values");
        Map<String, String> credential = new TreeMap<>();
        values.properties()
                .forEach(
                        value -> credential.put(value.getKey(), value.getValue().asText()));
        assertThat(credential).isNotEmpty();
        credential.forEach((key, value) -> secret(name + "'s " + key, value));
        return credential;
    }

    ConnectionRow row(String login) {
        long user = Long.parseLong(sql("SELECT user_id FROM connections WHERE login = '" + login + "'"));
        return new ConnectionStore(server.database()).find(user, host.id()).orElseThrow();
    }

    /** The state of a function's source, as this person gets it. */
    String sourceState(Visitor person) {
        String body =
                get(person, "/api/v1/source?service=shop&function=" + encoded(FUNCTION) + "&file=" + encoded(FILE));
        return JsonText.read(body).path("state").asText();
    }

    String get(Visitor person, String path) {
        return heard(person.get(path));
    }

    /** An answer whose words may hold no secret of ours. */
    String heard(HttpResponse<String> response) {
        answers.writeBytes((response.headers().map() + "\n" + response.body() + "\n").getBytes(UTF_8));
        return response.body();
    }

    void noteCookie(String name, Visitor person) {
        person.cookie("lineflame_session")
                .ifPresent(token -> browserSecret(name + "'s session " + token.hashCode(), token));
    }

    /** The first column of the first row; nothing when there is none. */
    String sql(String query) {
        return new Sql(database()).texts(query).stream().findFirst().orElse("");
    }

    /** Changes what lies in the tables. */
    void change(String statement) {
        new Sql(database()).run(statement);
    }

    @Override
    public void close() {
        server.close();
        gitHub.close();
        log.close();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private String verifier() {
        String row = sql("""
                SELECT session_id || ' ' || encode(sealed_verifier, 'hex') FROM authorizations ORDER BY created DESC LIMIT 1
                """);
        long session = Long.parseLong(row.substring(0, row.indexOf(' ')));
        byte[] sealed = HexFormat.of().parseHex(row.substring(row.indexOf(' ') + 1));
        try {
            return new String(sealer.open(sealed, SealedFor.authorization(session, host.id())), UTF_8);
        } catch (CannotOpenException e) {
            throw new AssertionError(e);
        }
    }

    private DatabaseSettings database() {
        return EmbeddedPostgres.running(data).orElseThrow();
    }

    /** Not the programs, and not the one file that holds the keys. */
    private boolean worthReading(Path file) {
        Path below = data.relativize(file);
        return !below.toString().startsWith("postgres-") && !below.equals(Path.of("keys.json"));
    }

    private void pushProfile(Path file) throws IOException {
        try (InputStream profile = Objects.requireNonNull(Main.class.getResourceAsStream(PROFILE))) {
            Files.write(file, profile.readAllBytes());
        }
        String labels = "shop{service_repository=" + gitHub.url() + "/acme/checkout,service_git_ref=" + COMMIT + "}";
        long now = Instant.now().getEpochSecond();
        HttpResponse<String> response = server.post(
                "/ingest?name=" + encoded(labels) + "&from=" + (now - 60) + "&until=" + (now - 50),
                Files.readAllBytes(file),
                "Content-Type",
                "application/octet-stream");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    private static void addFinding(Map<String, List<String>> findings, String where, List<String> names) {
        if (!names.isEmpty()) {
            findings.put(where, names);
        }
    }
}
