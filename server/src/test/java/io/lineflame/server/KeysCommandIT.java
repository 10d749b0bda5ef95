package io.lineflame.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.db.fixture.TestDatabase;
import io.lineflame.server.fixture.HeardOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code keys}, as typed; what it does to credentials is tested beside it. */
final class KeysCommandIT {

    @TempDir
    Path folder;

    private final TestDatabase database = TestDatabase.create();
    private final HeardOutput said = HeardOutput.listen();

    @AfterEach
    void stopListening() {
        said.close();
        database.close();
    }

    @Test
    void keys_madeListedAndRotated_showIdsAndNoKey() throws IOException {
        Path file = folder.resolve("keys.json");

        assertThat(Main.run("keys", "make", file.toString())).as(said.text()).isZero();
        String config = config("LINEFLAME_SECRET_KEYS_FILE=" + file);
        assertThat(Main.run("keys", "rotate", "--config", config))
                .as(said.text())
                .isZero();
        assertThat(Main.run("keys", "list", "--config", config)).as(said.text()).isZero();

        assertThat(said.text())
                .containsPattern("Made key [0-9]+ in ")
                .containsPattern("Key [0-9]+ seals; these open too: \\[[0-9]+\\]\\.")
                .containsPattern("(?m)^[0-9]+ +old +0$")
                .containsPattern("(?m)^[0-9]+ +primary +0$")
                .doesNotContain(material(file));
    }

    @Test
    void make_fileThatIsThere_endsWithASentence() throws IOException {
        Path file = Files.createFile(folder.resolve("keys.json"));

        assertThat(Main.run("keys", "make", file.toString())).isEqualTo(1);
        assertThat(said.text()).contains("There is a file " + file + " already");
        assertThat(file).isEmptyFile();
    }

    @Test
    void rotate_keysInline_saysWhatIsNeeded() throws IOException {
        Path file = folder.resolve("keys.json");
        Main.run("keys", "make", file.toString());
        String inline = Files.readString(file).replaceAll("\\s", "");

        int code = Main.run("keys", "rotate", "--config", config("LINEFLAME_SECRET_KEYS=" + inline));

        assertThat(code).as(said.text()).isEqualTo(1);
        assertThat(said.text()).contains("LINEFLAME_SECRET_KEYS_FILE").doesNotContain(material(file), "Exception");
    }

    @Test
    void forgetOld_atOnce_saysFromWhen() throws IOException {
        Path file = folder.resolve("keys.json");
        Main.run("keys", "make", file.toString());
        String config = config("LINEFLAME_SECRET_KEYS_FILE=" + file);
        Main.run("keys", "rotate", "--config", config);

        assertThat(Main.run("keys", "rotate", "--forget-old", "--config", config))
                .isEqualTo(1);
        assertThat(said.text()).contains("Old keys can be forgotten from 2");
    }

    @Test
    void keys_notKeys_areAMistakeOfTheConfigurationThatShowsNothing() throws IOException {
        int code = Main.run("keys", "list", "--config", config("LINEFLAME_SECRET_KEYS=hunter2"));

        assertThat(code).isEqualTo(1);
        assertThat(said.text())
                .contains("LINEFLAME_SECRET_KEYS: these are no keys we can read")
                .doesNotContain("hunter2");
    }

    @Test
    void rotate_twoStepsAtOnce_makesNoSense() throws IOException {
        assertThat(Main.run("keys", "rotate", "--prepare", "--forget-old", "--config", config("")))
                .isEqualTo(2);
        assertThat(Main.run("keys")).isEqualTo(2);
    }

    /** The longest run of Base64 in the file: the last key. */
    private static String material(Path file) throws IOException {
        String material = Files.readString(file).replaceAll("(?s).*\"value\": ?\"([^\"]+)\".*", "$1");
        assertThat(material).hasSizeBetween(40, 100);
        return material;
    }

    private String config(String line) throws IOException {
        String text = "LINEFLAME_DATABASE_URL=" + database.settings().url() + "\nLINEFLAME_DATABASE_USER="
                + database.settings().user() + "\nLINEFLAME_DATABASE_PASSWORD="
                + database.settings().password() + "\nLINEFLAME_DATA_DIR=" + folder.resolve("data") + "\n" + line
                + "\n";
        return Files.writeString(folder.resolve("lineflame.properties"), text).toString();
    }
}
