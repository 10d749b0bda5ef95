package io.lineflame.server.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineflame.db.ConnectionStore;
import io.lineflame.db.ConnectionStore.ConnectionRow;
import io.lineflame.server.fixture.SecretSearch;
import io.lineflame.server.fixture.Visitor;
import io.lineflame.vcs.github.standin.StandInRequest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * What people do with connections, by a real server against the stand-in; and then a search for every secret that occurred: in the log, in
 * every column of every table, in every file of the data folder (the database's own files and write-ahead log among them), and in the
 * answers. That the search finds what is there is shown for each of these places.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NothingSecretIT {

    private static final String CANARY = "canary-Zx81QpL0vM4tYw7s";

    private SecretScene scene;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        scene = SecretScene.open(folder);
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @Test
    void search_forWhatIsThere_findsItEverywhere() throws Exception {
        SecretSearch search = new SecretSearch().add("canary", CANARY);
        assertThat(scene.findings(search)).isEmpty();
        byte[] bytes = CANARY.getBytes(UTF_8);

        LoggerFactory.getLogger("io.lineflame.server.secrets.Canary").debug("a value {}", CANARY);
        scene.change("CREATE TABLE canaries (text text, bytes bytea)");
        scene.change(
                "INSERT INTO canaries (text) VALUES ('x" + Base64.getEncoder().encodeToString(bytes) + "')");
        assertThat(scene.findings(search)).containsKeys("log", "tables");
        scene.change(
                "UPDATE canaries SET text = '', bytes = '\\x" + HexFormat.of().formatHex(bytes) + "'");
        assertThat(scene.findings(search)).containsKey("tables");
        scene.change("DROP TABLE canaries");
        Files.writeString(scene.data().resolve("vcs-canary.txt"), "token=" + CANARY);

        assertThat(scene.findings(search))
                .containsKeys("log", "vcs-canary.txt")
                .doesNotContainKey("tables")
                .anySatisfy((file, names) -> assertThat(file).contains("pg_wal"));
        assertThat(new String(scene.log(), UTF_8)).contains("Canary", "INFO", "DEBUG");
    }

    @Test
    void secrets_ofAllThatPeopleDo_areNowhere() throws Exception {
        Visitor mona = new Visitor(scene.server());
        assertThat(scene.sourceState(mona)).isNotEqualTo("found");

        connectByTheHost("mona", mona);
        assertThat(scene.sourceState(mona)).isEqualTo("found");
        Map<String, String> first = scene.storedCredential("mona, at first", "mona");
        assertThat(scene.leaks()).isEmpty();

        scene.gitHub().expireTokensOf(scene.gitHub().account("mona"));
        check(mona);
        assertThat(scene.storedCredential("mona, renewed", "mona")).isNotEqualTo(first);
        assertThat(scene.sourceState(mona)).isEqualTo("found");

        everythingThatFails("jo");
        paste("otto");
        rotateKeys();
        scene.storedCredential("mona, with new keys", "mona");
        assertThat(scene.leaks()).isEmpty();

        assertThat(scene.known()).isGreaterThan(15);
        scene.heard(mona.delete(
                SecretScene.CONNECTIONS + "/" + SecretScene.encoded(scene.host().id())));
        assertThat(scene.sourceState(mona)).isNotEqualTo("found");
        scene.heard(mona.delete("/api/v1/sessions"));
        assertThat(scene.leaks()).isEmpty();
        assertThat(new String(scene.answers(), UTF_8)).contains("mona", "found");
    }

    @Test
    void sealedValue_copiedToAnothersRow_letsNobodyIn() throws Exception {
        Visitor jo = new Visitor(scene.server());
        Visitor ada = new Visitor(scene.server());
        connectByTheHost("jo", jo);
        connectByTheHost("ada", ada);
        scene.gitHub().repository("acme", "checkout").allow(scene.gitHub().account("jo"));
        assertThat(scene.sourceState(jo)).isEqualTo("found");

        scene.change("UPDATE connections SET (sealed, key_id, version) = (SELECT sealed, key_id, 7 FROM connections"
                + " WHERE login = 'jo') WHERE login = 'ada'");
        scene.gitHub().clearRequests();

        ConnectionRow row = scene.row("ada");
        assertThatThrownBy(() -> scene.sealer().open(row.sealed(), new SealedFor(row.user(), row.hostId())))
                .isInstanceOf(CannotOpenException.class);
        assertThat(scene.sourceState(ada)).isNotEqualTo("found");
        assertThat(scene.gitHub().requests()).extracting(StandInRequest::who).doesNotContain("jo");
        scene.change("DELETE FROM connections WHERE login = 'ada'");
    }

    private void connectByTheHost(String login, Visitor person) {
        URI url = scene.setOut(login, person);
        scene.comeBack(login, person, scene.gitHub().person(login).authorize(url));
        assertThat(scene.get(person, "/api/v1/session")).contains("\"login\":\"" + login + "\"");
    }

    private void check(Visitor person) {
        scene.heard(person.post(
                SecretScene.CONNECTIONS + "/" + SecretScene.encoded(scene.host().id()) + "/check", ""));
    }

    /** Refusals and trouble: that is when messages are written. */
    private void everythingThatFails(String login) {
        scene.browserSecret("a made-up code", "madeUpCode0123456789");
        Visitor person = new Visitor(scene.server());
        URI denied = scene.setOut(login + ", who said no", person);
        scene.comeBack(
                login + ", who said no", person, scene.gitHub().person(login).cancel(denied));

        URI forged = scene.setOut(login + ", with a code that is none", person);
        String callback = scene.gitHub().person(login).authorize(forged).toString();
        scene.comeBack(login, person, URI.create(callback.replaceAll("code=[^&]+", "code=madeUpCode0123456789")));
        scene.comeBack(login + ", twice", person, URI.create(callback));

        URI down = scene.setOut(login + ", while the host is down", person);
        URI back = scene.gitHub().person(login).authorize(down);
        scene.gitHub().down(true);
        scene.comeBack(login + ", while the host is down", person, back);
        scene.sourceState(person);
        scene.gitHub().down(false);

        URI strange = scene.setOut(login + ", of another browser", person);
        Visitor other = new Visitor(scene.server());
        scene.comeBack(
                login + ", of another browser",
                other,
                scene.gitHub().person(login).authorize(strange));
        HttpResponse<String> malformed = person.send(
                "GET", SecretScene.CONNECTIONS + "/callback?state=%FF%FE&code=madeUpCode0123456789", "", List.of());
        scene.heard(malformed);
        assertThat(scene.get(person, "/api/v1/session")).contains("\"user\":null");
    }

    private void paste(String login) throws Exception {
        String token = scene.gitHub().account(login).personalToken();
        scene.secret(login + "'s pasted token", token);
        scene.secret(login + "'s mistyped token", "ghp_mistypedMistypedMistyped0123456789");
        Visitor person = new Visitor(scene.server());
        assertThat(paste(person, "ghp_mistypedMistypedMistyped0123456789")).isEqualTo(422);
        assertThat(paste(person, token)).isEqualTo(200);
        scene.noteCookie(login, person);
        assertThat(scene.storedCredential(login + ", stored", login)).containsValue(token);
        scene.sourceState(person);
        scene.gitHub().revokeTokensOf(scene.gitHub().account(login));
        check(person);
    }

    private int paste(Visitor person, String token) {
        HttpResponse<String> response = person.post(
                SecretScene.CONNECTIONS + "/" + SecretScene.encoded(scene.host().id()) + "/connect",
                "{\"kind\":\"" + scene.kind("fields") + "\",\"returnTo\":\"/\",\"values\":{\"token\":\"" + token
                        + "\"}}");
        scene.heard(response);
        return response.statusCode();
    }

    private void rotateKeys() {
        ConnectionStore connections = new ConnectionStore(scene.server().database());
        KeyRotation rotation = new KeyRotation(scene.keys(), connections, Clock.systemUTC());
        assertThat(rotation.rotate().unopened()).isZero();
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(11));
        assertThat(new KeyRotation(scene.keys(), connections, later).forgetOld().others())
                .isEmpty();
    }
}
