package io.lineflame.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.db.DatabaseSettings;
import io.lineflame.db.fixture.TestDatabase;
import io.lineflame.server.fixture.HeardOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that talk to a server or to what a server needs, as typed. */
final class CommandsIT {

    private static final String PROFILE =
            "/io/lineflame/server/demo/profiles/5532c4e097b4c32f6ce5abbc976b353a2bb8fead/cpu-shop-1-1.pb.gz";

    @TempDir
    Path folder;

    private final HeardOutput said = HeardOutput.listen();

    @AfterEach
    void stopListening() {
        said.close();
    }

    @Test
    void import_storesAFileUnderItsLabels() throws IOException {
        try (TestServer server = TestServer.start()) {
            int code = run(
                    server,
                    List.of("--repository", "https://git.example.com/acme/shop", "--ref", "v1", "--root-path", "svc"),
                    List.of("--label", "region=eu", "--time", "now", profile().toString()));

            assertThat(code).as(said.text()).isZero();
            assertThat(server.get("/api/v1/services?until=now%2B1m").body())
                    .contains("\"name\":\"shop\"", "\"profiles\":1,")
                    .contains(
                            "\"repository\":\"https://git.example.com/acme/shop\",\"ref\":\"v1\",\"rootPath\":\"svc\"");
            assertThat(server.get("/api/v1/labels/region/values?until=now%2B1m").body())
                    .contains("eu");
        }
    }

    @Test
    void import_goesOnAfterAFileThatCannotBeStored() throws IOException {
        Path broken = Files.write(folder.resolve("broken.pb.gz"), new byte[] {1, 2, 3});
        Path missing = folder.resolve("missing.pb.gz");
        try (TestServer server = TestServer.start()) {
            int code = run(
                    server,
                    List.of("--time", "now"),
                    List.of(
                            broken.toString(),
                            missing.toString(),
                            folder.toString(),
                            profile().toString()));

            assertThat(code).isEqualTo(1);
            assertThat(server.get("/api/v1/services?until=now%2B1m").body()).contains("\"profiles\":1,");
        }
        assertThat(said.text())
                .contains(
                        missing + ": there is no such file",
                        broken + ": http",
                        folder + ": it is a folder",
                        "cpu.pb.gz: stored")
                .doesNotContain("Exception");
    }

    @Test
    void import_saysWhatIsWrongWithItsArguments() throws IOException {
        String file = profile().toString();

        assertThat(Main.run("import", "--service", "s", "--label", "a=b,c", file))
                .isEqualTo(2);
        assertThat(Main.run("import", "--service", "s", "--time", "yesterday", file))
                .isEqualTo(2);
        assertThat(Main.run("import", "--service", "s", "--server", "localhost:4040", file))
                .isEqualTo(2);
        assertThat(Main.run("import", file)).isEqualTo(2);
        assertThat(Main.run("import", "--service", "s", "--server", "http://127.0.0.1:1", file))
                .isEqualTo(1);
        assertThat(said.text())
                .contains("the label a holds a comma")
                .contains("--time needs an instant")
                .contains("--server needs an address")
                .contains("--service")
                .contains("no answer from http://127.0.0.1:1")
                .doesNotContain("Exception");
    }

    @Test
    void check_ofWhatWorks_saysSo() throws IOException {
        try (TestDatabase database = TestDatabase.createEmpty()) {
            int code = Main.run(
                    "check",
                    "--config",
                    config(
                            database(database.settings()),
                            "LINEFLAME_DATA_DIR=" + folder.resolve("data"),
                            "LINEFLAME_LISTEN=127.0.0.1:4999"));

            assertThat(code).as(said.text()).isZero();
            assertThat(said.text())
                    .contains("ok    configuration: listens on 127.0.0.1:4999")
                    .contains("ok    data folder: ", "ok    code hosts: none")
                    .containsPattern("ok +database: postgresql://127\\.0\\.0\\.1:[0-9]+/[a-z0-9_]+ answers");
        }
    }

    @Test
    void check_ofWhatDoesNot_saysAllOfIt() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        int code = Main.run(
                "check",
                "--config",
                config("LINEFLAME_DATABASE_URL=jdbc:postgresql://127.0.0.1:1/x", "LINEFLAME_DATA_DIR=" + file));
        assertThat(code).isEqualTo(1);
        assertThat(said.text())
                .contains("ok    configuration", "wrong data folder: " + file, "wrong database: Cannot connect");

        said.forget();
        assertThat(Main.run("check", "--config", config("LINEFLAME_LISTEN=nowhere", "LINEFLAME_RETENTION=never")))
                .isEqualTo(1);
        assertThat(said.text())
                .contains("wrong configuration: LINEFLAME_LISTEN", "wrong configuration: LINEFLAME_RETENTION");
    }

    @Test
    void demo_onAPortThatIsTaken_endsWithASentence() {
        try (TestServer server = TestServer.start()) {
            int code = Main.run(
                    "demo",
                    "--port",
                    String.valueOf(server.uri("/").getPort()),
                    "--data-dir",
                    folder.resolve("demo").toString());

            assertThat(code).isEqualTo(1);
            assertThat(said.text()).contains("Lineflame did not start: cannot listen on 127.0.0.1:");
        }
    }

    private static int run(TestServer server, List<String> first, List<String> then) {
        List<String> all = new ArrayList<>(List.of(
                "import", "--service", "shop", "--server", server.uri("/").toString()));
        all.addAll(first);
        all.addAll(then);
        return Main.run(all.toArray(String[]::new));
    }

    private Path profile() throws IOException {
        Path file = folder.resolve("cpu.pb.gz");
        try (InputStream profile = Objects.requireNonNull(Main.class.getResourceAsStream(PROFILE))) {
            Files.write(file, profile.readAllBytes());
        }
        return file;
    }

    private static String database(DatabaseSettings settings) {
        return "LINEFLAME_DATABASE_URL=" + settings.url() + "\nLINEFLAME_DATABASE_USER=" + settings.user()
                + "\nLINEFLAME_DATABASE_PASSWORD=" + settings.password();
    }

    private String config(String... lines) throws IOException {
        Path file = folder.resolve("lineflame.properties");
        return Files.writeString(file, String.join("\n", lines) + "\n").toString();
    }
}
