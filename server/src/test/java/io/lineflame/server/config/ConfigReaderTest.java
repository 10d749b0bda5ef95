package io.lineflame.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lineflame.db.DatabaseSettings;
import io.lineflame.server.secrets.KeyRotation;
import io.lineflame.server.secrets.KeySource;
import io.lineflame.vcs.VcsHost;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigReaderTest {

    @TempDir
    Path folder;

    @Test
    void config_nothingSet_hasTheDefaults() throws InvalidConfigException {
        Config config = read(Map.of());

        assertThat(config.listen()).isEqualTo(new ListenAddress("127.0.0.1", 4040));
        assertThat(config.publicUrl()).isEmpty();
        assertThat(config.dataDir()).isEqualTo(Path.of("lineflame-data").toAbsolutePath());
        assertThat(config.database()).isEmpty();
        assertThat(config.retention()).isEqualTo(Retention.ofAll(Duration.ofDays(30)));
        assertThat(config.access()).isEqualTo(AccessRule.OPEN);
        assertThat(config.sessions()).isEqualTo(SessionLife.DEFAULT);
        assertThat(config.hosts()).isEmpty();
    }

    @Test
    void config_everythingSet_isRead() throws InvalidConfigException {
        Config config = read(Map.of(
                "LINEFLAME_LISTEN", "[::1]:0",
                "LINEFLAME_PUBLIC_URL", "https://flames.example.com",
                "LINEFLAME_DATA_DIR", "/srv/flames/../lineflame",
                "LINEFLAME_DATABASE_URL", "jdbc:postgresql://db/flames",
                "LINEFLAME_DATABASE_USER", "flames",
                "LINEFLAME_DATABASE_PASSWORD", "s3cret",
                "LINEFLAME_RETENTION", "12h",
                "LINEFLAME_QUERY_TIMEOUT", "5m",
                "LINEFLAME_RETENTION_TENANTS", "acme=7d, payments=12w",
                "LINEFLAME_PLAIN_REPOSITORIES", "https://example.com/a/b=/srv/git/b.git"));

        assertThat(config.listen()).isEqualTo(new ListenAddress("::1", 0));
        assertThat(config.publicUrl()).contains(URI.create("https://flames.example.com"));
        assertThat(config.dataDir()).isEqualTo(Path.of("/srv/lineflame"));
        assertThat(config.database()).contains(DatabaseSettings.of("jdbc:postgresql://db/flames", "flames", "s3cret"));
        assertThat(config.queryTimeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.retention())
                .isEqualTo(new Retention(
                        Duration.ofHours(12), Map.of("acme", Duration.ofDays(7), "payments", Duration.ofDays(84))));
        assertThat(config.hosts()).extracting(VcsHost::id).containsExactly("https://example.com/a/b=/srv/git/b.git");
        assertThat(config).asString().doesNotContain("s3cret");
    }

    @Test
    void mistakes_several_areAllReportedInTheOrderOfTheirKeys() {
        List<ConfigMistake> mistakes = mistakes(Map.of(
                "LINEFLAME_RETENTION", "a month",
                "LINEFLAME_LISTEN", "4040",
                "LINEFLAME_ACCESS", "login",
                "LINEFLAME_PUBLIC_URL", "flames.example.com",
                "LINEFLAME_DATABASE_URL", "mysql://db/flames",
                "LINEFLAME_PLAIN_COLOUR", "red"));

        assertThat(mistakes)
                .extracting(ConfigMistake::key)
                .containsExactly(
                        "LINEFLAME_ACCESS",
                        "LINEFLAME_DATABASE_URL",
                        "LINEFLAME_LISTEN",
                        "LINEFLAME_PLAIN_COLOUR",
                        "LINEFLAME_PUBLIC_URL",
                        "LINEFLAME_RETENTION");
        assertThat(mistakes)
                .extracting(ConfigMistake::sentence)
                .allSatisfy(sentence -> assertThat(sentence).isNotBlank());
    }

    @Test
    void key_mistyped_isAMistakeWithTheNearestKey() {
        assertThat(mistakes(Map.of("LINEFLAME_LISTN", "127.0.0.1:1")))
                .containsExactly(
                        new ConfigMistake("LINEFLAME_LISTN", "there is no such key; did you mean LINEFLAME_LISTEN?"));
    }

    @Test
    void key_likeNoOther_isAMistakeThatListsTheKeys() {
        assertThat(mistakes(Map.of("LINEFLAME_TELEPORTATION_TARGET", "x")))
                .singleElement()
                .satisfies(
                        mistake -> assertThat(mistake.sentence()).contains("LINEFLAME_DATA_DIR", "LINEFLAME_PLAIN_"));
    }

    @Test
    void key_ofAProviderThatIsNotThere_isAMistake() {
        assertThat(mistakes(Map.of("LINEFLAME_SVN_URL", "x")))
                .extracting(ConfigMistake::key)
                .containsExactly("LINEFLAME_SVN_URL");
    }

    @Test
    void key_empty_countsAsNotSet() throws InvalidConfigException {
        assertThat(read(Map.of("LINEFLAME_LISTEN", " ", "LINEFLAME_NONSENSE", ""))
                        .listen()
                        .port())
                .isEqualTo(4040);
    }

    @Test
    void environment_besideAFile_wins() throws Exception {
        Path file = write("lineflame.properties", "LINEFLAME_LISTEN=127.0.0.1:1\nLINEFLAME_RETENTION=2w\n");

        Config config = new ConfigReader(List.of()).read(Map.of("LINEFLAME_LISTEN", "127.0.0.1:2"), Optional.of(file));

        assertThat(config.listen().port()).isEqualTo(2);
        assertThat(config.retention()).isEqualTo(Retention.ofAll(Duration.ofDays(14)));
    }

    @Test
    void file_missingOrWithForeignKeys_isAMistake() throws Exception {
        Path file = write("lineflame.properties", "listen=127.0.0.1:1\n");

        assertThat(mistakes(Map.of(), Optional.of(file)))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.key()).isEqualTo("listen"));
        assertThat(mistakes(Map.of(), Optional.of(folder.resolve("none"))))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.sentence()).contains("there is no file"));
    }

    @Test
    void secret_inAFile_isReadWithoutItsLineEnd() throws Exception {
        Path secret = write("password", "hunter2\n");

        Config config = read(Map.of(
                "LINEFLAME_DATABASE_URL",
                "jdbc:postgresql://db/flames",
                "LINEFLAME_DATABASE_PASSWORD_FILE",
                secret.toString()));

        assertThat(config.database())
                .hasValueSatisfying(database -> assertThat(database.password()).isEqualTo("hunter2"));
    }

    @Test
    void secret_unreadableOrGivenTwice_isAMistakeWithoutItsValue() throws Exception {
        assertThat(mistakes(Map.of("LINEFLAME_PLAIN_TOKEN_FILE", "/none/at/all")))
                .containsExactly(new ConfigMistake(
                        "LINEFLAME_PLAIN_TOKEN_FILE", "cannot read the file /none/at/all: it does not exist"));
        Path secret = write("password", "hunter2");
        assertThat(mistakes(
                        Map.of("LINEFLAME_PLAIN_TOKEN_FILE", secret.toString(), "LINEFLAME_PLAIN_TOKEN", "hunter3")))
                .singleElement()
                .asString()
                .contains("LINEFLAME_PLAIN_TOKEN is set too")
                .doesNotContain("hunter");
    }

    @Test
    void pyroscope_asTheStore_isReadAndItsSecretsAreNotShown() throws InvalidConfigException {
        Config basic = read(Map.of(
                "LINEFLAME_STORE", "pyroscope",
                "LINEFLAME_PYROSCOPE_URL", "https://profiles.example.com/prefix/",
                "LINEFLAME_PYROSCOPE_USER", "4711",
                "LINEFLAME_PYROSCOPE_PASSWORD", "hunter2",
                "LINEFLAME_PYROSCOPE_TENANT", "acme"));
        Config bearer = read(Map.of(
                "LINEFLAME_STORE", "pyroscope",
                "LINEFLAME_PYROSCOPE_URL", "http://pyroscope:4040",
                "LINEFLAME_PYROSCOPE_TOKEN", "hunter3"));

        assertThat(basic.pyroscope()).hasValueSatisfying(peer -> {
            assertThat(peer.url()).hasToString("https://profiles.example.com/prefix");
            assertThat(peer.authorization().orElseThrow().text()).isEqualTo("Basic NDcxMTpodW50ZXIy");
            assertThat(peer.tenant()).contains("acme");
        });
        assertThat(bearer.pyroscope()
                        .orElseThrow()
                        .authorization()
                        .orElseThrow()
                        .text())
                .isEqualTo("Bearer hunter3");
        assertThat(basic.toString() + bearer).doesNotContain("hunter", "NDcxMTpodW50ZXIy");
        assertThat(read(Map.of()).pyroscope()).isEmpty();
    }

    @Test
    void pyroscope_halfConfigured_isAMistakeForEachKey() {
        assertThat(mistakes(Map.of("LINEFLAME_STORE", "pyroscope", "LINEFLAME_PYROSCOPE_USER", "u")))
                .extracting(ConfigMistake::key)
                .containsExactly("LINEFLAME_PYROSCOPE_URL");
        assertThat(mistakes(Map.of("LINEFLAME_STORE", "s3", "LINEFLAME_PYROSCOPE_URL", "http://pyroscope:4040")))
                .extracting(ConfigMistake::key)
                .containsExactly("LINEFLAME_PYROSCOPE_URL", "LINEFLAME_STORE");
        assertThat(mistakes(Map.of(
                        "LINEFLAME_STORE", "pyroscope",
                        "LINEFLAME_PYROSCOPE_URL", "http://u:hunter2@pyroscope:4040",
                        "LINEFLAME_PYROSCOPE_TENANT", "a/b")))
                .asString()
                .contains("LINEFLAME_PYROSCOPE_URL")
                .doesNotContain("hunter2");
        assertThat(mistakes(Map.of(
                        "LINEFLAME_STORE", "pyroscope",
                        "LINEFLAME_PYROSCOPE_URL", "http://pyroscope:4040",
                        "LINEFLAME_PYROSCOPE_USER", "u",
                        "LINEFLAME_PYROSCOPE_TOKEN", "two words")))
                .extracting(ConfigMistake::key)
                .containsExactly("LINEFLAME_PYROSCOPE_TOKEN", "LINEFLAME_PYROSCOPE_TOKEN", "LINEFLAME_PYROSCOPE_USER");
    }

    @Test
    void secretKeys_notGiven_areMadeInTheDataFolder() throws InvalidConfigException {
        KeySource keys = read(Map.of("LINEFLAME_DATA_DIR", "/srv/lineflame")).keys();

        assertThat(keys.generated()).isTrue();
        assertThat(keys.file()).contains(Path.of("/srv/lineflame/keys.json"));
    }

    @Test
    void secretKeys_inlineOrInAFile_areReadAndNotShown() throws Exception {
        Path file = folder.resolve("keys.json");
        KeyRotation.make(file);
        String json = Files.readString(file);

        Config inline = read(Map.of("LINEFLAME_SECRET_KEYS", json));
        Config named = read(Map.of("LINEFLAME_SECRET_KEYS_FILE", file.toString()));

        assertThat(inline.keys().file()).isEmpty();
        assertThat(inline.keys().generated()).isFalse();
        assertThat(named.keys().file()).contains(file);
        assertThat(named.keys().generated()).isFalse();
        assertThat(inline.toString() + named).contains(file.toString()).doesNotContain("AesGcmKey");
    }

    @Test
    void secretKeys_unusable_areOneMistakeAmongOthersWithoutTheirText() {
        assertThat(mistakes(Map.of("LINEFLAME_SECRET_KEYS", "hunter2", "LINEFLAME_LISTEN", "nowhere")))
                .extracting(ConfigMistake::key)
                .containsExactly("LINEFLAME_LISTEN", "LINEFLAME_SECRET_KEYS");
        assertThat(mistakes(Map.of("LINEFLAME_SECRET_KEYS", "hunter2")))
                .asString()
                .doesNotContain("hunter2");
    }

    @Test
    void databaseUser_withoutAnAddress_isAMistake() {
        assertThat(mistakes(Map.of("LINEFLAME_DATABASE_USER", "flames")))
                .extracting(ConfigMistake::key)
                .containsExactly("LINEFLAME_DATABASE_USER");
    }

    @Test
    void retention_ofATenant_isItsOwnOrTheUsualOne() {
        Retention retention = new Retention(Duration.ofDays(30), Map.of("acme", Duration.ofDays(7)));

        assertThat(retention.of("acme")).isEqualTo(Duration.ofDays(7));
        assertThat(retention.of("payments")).isEqualTo(Duration.ofDays(30));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"7d", "acme", "acme=", "=7d", "acme=7", "acme=7d,", "acme=7d,acme=8d"})
    void retentionOfTenants_notTenantsWithDurations_isAMistake(String text) {
        assertThat(mistakes(Map.of("LINEFLAME_RETENTION_TENANTS", text)))
                .extracting(ConfigMistake::key)
                .containsExactly("LINEFLAME_RETENTION_TENANTS");
    }

    @ParameterizedTest
    @CsvSource({"0d", "d", "-1d", "1.5d", "1y", "99999999d"})
    void retention_notANumberOfHoursDaysOrWeeks_isAMistake(String text) {
        assertThat(mistakes(Map.of("LINEFLAME_RETENTION", text))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"0s", "60", "1h", "-1s", "1.5s"})
    void queryTimeout_notANumberOfSecondsOrMinutes_isAMistake(String text) {
        assertThat(mistakes(Map.of("LINEFLAME_QUERY_TIMEOUT", text))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "flames.example.com",
        "ftp://flames.example.com",
        "https://",
        "https://flames.example.com/lineflame",
        "https://flames.example.com?a",
        "https://flames.example.com#a",
        "https://user@flames.example.com",
        "https://two words",
    })
    void publicUrl_notAnAddressOfAHost_isAMistake(String text) {
        assertThat(mistakes(Map.of("LINEFLAME_PUBLIC_URL", text)))
                .extracting(ConfigMistake::key)
                .containsExactly("LINEFLAME_PUBLIC_URL");
    }

    @ParameterizedTest
    @CsvSource({"https://flames.example.com/", "http://[::1]:4040"})
    void publicUrl_ofAHost_isRead(String text) throws InvalidConfigException {
        assertThat(read(Map.of("LINEFLAME_PUBLIC_URL", text)).publicUrl()).contains(URI.create(text));
    }

    @Test
    void grafanaCallback_ofAPage_isRead() throws InvalidConfigException {
        String page = "https://grafana.example.com/a/grafana-pyroscope-app/github/callback";

        assertThat(read(Map.of("LINEFLAME_GRAFANA_CALLBACK_URL", page)).grafanaCallback())
                .contains(URI.create(page));
        assertThat(read(Map.of()).grafanaCallback()).isEmpty();
        assertThat(mistakes(Map.of("LINEFLAME_GRAFANA_CALLBACK_URL", "grafana.example.com")))
                .extracting(ConfigMistake::key)
                .containsExactly("LINEFLAME_GRAFANA_CALLBACK_URL");
    }

    @Test
    void ingestTokens_offOrRequired_areRead() throws InvalidConfigException {
        assertThat(read(Map.of()).ingestTokens()).isFalse();
        assertThat(read(Map.of("LINEFLAME_INGEST_TOKENS", "required")).ingestTokens())
                .isTrue();
        assertThat(mistakes(Map.of("LINEFLAME_INGEST_TOKENS", "on")))
                .extracting(ConfigMistake::toString)
                .containsExactly("LINEFLAME_INGEST_TOKENS: must be off or required");
    }

    @Test
    void login_withAHostAndAllowedUsers_isRead() throws InvalidConfigException {
        AccessRule access =
                read(login("code.example:8443:Mona , code.example:8443:otto,")).access();

        assertThat(access.needsLogin()).isTrue();
        assertThat(access.lets("code.example:8443", "mona")).isTrue();
        assertThat(access.lets("code.example:8443", "OTTO")).isTrue();
        assertThat(access.lets("code.example:8443", "eve")).isFalse();
        assertThat(access.lets("code.example", "mona")).isFalse();
        assertThat(AccessRule.OPEN.lets("code.example", "eve")).isTrue();
    }

    @Test
    void login_forEverybodyOfAHost_letsInThatHostsPeopleAlone() throws InvalidConfigException {
        AccessRule access = read(login("code.example:8443:*")).access();

        assertThat(access.lets("code.example:8443", "eve")).isTrue();
        assertThat(access.lets("other.example", "eve")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | code.example:8443:mona",
                ", | code.example:8443:mona",
                "mona | a list of host:login",
                "code.example:8443: | a list of host:login",
                ":mona | a list of host:login",
                "code.example:mona | the hosts to sign in with are code.example:8443",
                "code.example:8443:mona,other:eve | nobody can sign in with other",
            })
    void login_withoutAllowedUsersThatExist_isAMistakeThatSaysWhatWouldBeRight(String users, String words) {
        assertThat(mistakes(login(users))).singleElement().satisfies(mistake -> {
            assertThat(mistake.key()).isEqualTo("LINEFLAME_ALLOWED_USERS");
            assertThat(mistake.sentence()).contains(words);
        });
    }

    @Test
    void login_withoutAHostToSignInWith_isAMistake() {
        assertThat(mistakes(Map.of(
                        "LINEFLAME_ACCESS", "login",
                        "LINEFLAME_ALLOWED_USERS", "code.example:mona",
                        "LINEFLAME_PLAIN_REPOSITORIES", "code.example")))
                .singleElement()
                .satisfies(mistake -> {
                    assertThat(mistake.key()).isEqualTo("LINEFLAME_ACCESS");
                    assertThat(mistake.sentence()).contains("a code host to sign in with");
                });
    }

    @Test
    void admins_ofAHostToSignInWith_mayChangeWhatHoldsForAll() throws InvalidConfigException {
        Map<String, String> settings = new HashMap<>(login("code.example:8443:*"));
        assertThat(read(settings).access().isAdmin("code.example:8443", "mona")).isFalse();

        settings.put("LINEFLAME_ADMINS", "code.example:8443:mona");
        assertThat(read(settings).access().isAdmin("code.example:8443", "Mona")).isTrue();
        assertThat(read(settings).access().isAdmin("code.example:8443", "otto")).isFalse();
    }

    @Test
    void admins_notNamed_areAllPeopleWhenAccessIsOpen() throws InvalidConfigException {
        assertThat(read(Map.of()).access().everybodyIsAdmin()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mona | host:login",
                "other:mona | nobody can sign in with other",
                "code.example:8443:otto | may not sign in",
            })
    void admins_whoCannotBe_areAMistake(String admins, String words) {
        Map<String, String> settings = new HashMap<>(login("code.example:8443:mona"));
        settings.put("LINEFLAME_ADMINS", admins);

        assertThat(mistakes(settings))
                .isNotEmpty()
                .allSatisfy(mistake -> assertThat(mistake.key()).isEqualTo("LINEFLAME_ADMINS"));
        assertThat(mistakes(settings))
                .anySatisfy(mistake -> assertThat(mistake.sentence()).contains(words));
    }

    @Test
    void allowedUsers_withoutLogin_isAMistake() {
        assertThat(mistakes(Map.of("LINEFLAME_ALLOWED_USERS", "code.example:mona")))
                .extracting(ConfigMistake::key)
                .containsExactly("LINEFLAME_ALLOWED_USERS");
    }

    @ParameterizedTest
    @CsvSource({"12h, 30d, PT12H, P30D", "'', 2d, P2D, P2D", "'', '', P7D, P30D", "8w, 9w, P56D, P63D"})
    void sessionLife_isReadAndNeverIdlesLongerThanItLasts(
            String idle, String lifetime, Duration expectedIdle, Duration expectedLifetime)
            throws InvalidConfigException {
        assertThat(read(Map.of("LINEFLAME_SESSION_IDLE", idle, "LINEFLAME_SESSION_LIFETIME", lifetime))
                        .sessions())
                .isEqualTo(new SessionLife(expectedIdle, expectedLifetime));
    }

    @Test
    void sessionLife_idleLongerThanLifetime_isAMistake() {
        assertThat(mistakes(Map.of("LINEFLAME_SESSION_IDLE", "31d")))
                .singleElement()
                .satisfies(mistake -> {
                    assertThat(mistake.key()).isEqualTo("LINEFLAME_SESSION_IDLE");
                    assertThat(mistake.sentence()).contains("LINEFLAME_SESSION_LIFETIME");
                });
    }

    @Test
    void alias_ofAProvidersKey_countsWhereTheKeyIsNotSet() throws InvalidConfigException {
        Map<String, String> host = Map.of("LINEFLAME_PLAIN_REPOSITORIES", "code.example", "PLAIN_TOKEN", "t");

        assertThat(read(host).hosts().get(0).credentialKinds()).hasSize(2);
        assertThat(mistakes(Map.of("PLAIN_TOKEN", "wrong")))
                .containsExactly(new ConfigMistake("PLAIN_TOKEN", "is wrong"));
        assertThat(mistakes(Map.of("LINEFLAME_PLAIN_TOKEN", "wrong", "PLAIN_TOKEN", "t")))
                .containsExactly(new ConfigMistake("LINEFLAME_PLAIN_TOKEN", "is wrong"));
        assertThat(read(Map.of("PLAIN_TOKEN", " ")).hosts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"localhost", "localhost:", ":4040", "::1:4040", "localhost:65536", "localhost:http"})
    void listen_notAnAddressWithAPort_isAMistake(String text) {
        assertThat(mistakes(Map.of("LINEFLAME_LISTEN", text))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1:1,true", "[::1]:1,true", "localhost:1,true", "0.0.0.0:1,false", "[::]:1,false"})
    void loopback_isWhatOnlyThisMachineReaches(String text, boolean loopback) {
        assertThat(ListenAddress.parse(text).loopback()).isEqualTo(loopback);
    }

    /** One host to sign in with, {@code code.example:8443}. */
    private static Map<String, String> login(String users) {
        return Map.of(
                "LINEFLAME_ACCESS", "login",
                "LINEFLAME_ALLOWED_USERS", users,
                "LINEFLAME_PLAIN_REPOSITORIES", "code.example:8443",
                "LINEFLAME_PLAIN_TOKEN", "t");
    }

    private static Config read(Map<String, String> environment) throws InvalidConfigException {
        return new ConfigReader(List.of(new PlainProvider())).read(environment, Optional.empty());
    }

    private static List<ConfigMistake> mistakes(Map<String, String> environment) {
        return mistakes(environment, Optional.empty());
    }

    private static List<ConfigMistake> mistakes(Map<String, String> environment, Optional<Path> file) {
        return catchThrowableOfType(
                        InvalidConfigException.class,
                        () -> new ConfigReader(List.of(new PlainProvider())).read(environment, file))
                .mistakes();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
