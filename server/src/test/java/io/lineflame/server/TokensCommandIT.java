package io.lineflame.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.db.fixture.TestDatabase;
import io.lineflame.server.fixture.HeardOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tokens}, as typed. */
final class TokensCommandIT {

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
    void token_isMadeShownOnceListedAndRevoked() throws IOException {
        database.database().migrate();
        String config = config();

        assertThat(Main.run("tokens", "create", "--name", "ci", "--scope", "push,READ", "--config", config))
                .as(said.text())
                .isZero();
        Matcher made = Pattern.compile("Made token ([0-9]+)\\.(?s).*^(lft_[A-Za-z0-9_-]{43})$", Pattern.MULTILINE)
                .matcher(said.text());
        assertThat(made.find()).as(said.text()).isTrue();
        said.forget();

        assertThat(Main.run("tokens", "list", "--config", config)).isZero();
        assertThat(said.text())
                .containsPattern("(?m)^" + made.group(1) + " +push,read +default +20[0-9TZ:-]+ +never +never +ci$")
                .doesNotContain(made.group(2));

        assertThat(Main.run("tokens", "revoke", made.group(1), "--config", config))
                .isZero();
        assertThat(Main.run("tokens", "revoke", made.group(1), "--config", config))
                .isEqualTo(1);
        assertThat(said.text()).contains("There is no token " + made.group(1));
    }

    @Test
    void create_whatMakesNoSense_isRefusedWithASentence() throws IOException {
        String config = config();

        assertThat(Main.run("tokens", "create", "--name", "x", "--config", config))
                .isEqualTo(2);
        assertThat(Main.run("tokens", "create", "--name", "x", "--scope", "all", "--config", config))
                .isEqualTo(2);
        assertThat(Main.run(
                        "tokens", "create", "--name", "x", "--scope", "push", "--tenant", "a/b", "--config", config))
                .isEqualTo(2);
        assertThat(said.text()).contains("a/b cannot be the name of a tenant");
    }

    private String config() throws IOException {
        String text = "LINEFLAME_DATABASE_URL=" + database.settings().url() + "\nLINEFLAME_DATABASE_USER="
                + database.settings().user() + "\nLINEFLAME_DATABASE_PASSWORD="
                + database.settings().password() + "\nLINEFLAME_DATA_DIR=" + folder.resolve("data") + "\n";
        return Files.writeString(folder.resolve("lineflame.properties"), text).toString();
    }
}
