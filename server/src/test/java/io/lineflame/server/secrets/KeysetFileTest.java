package io.lineflame.server.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineflame.db.fixture.AtOnce;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeysetFileTest {
    @TempDir
    Path folder;

    @Test
    void generated_newFile_isTheOwnersAlone() throws IOException {
        KeysetFile file = new KeysetFile(folder.resolve("new/keys.json"));

        Keyset made = file.readOrGenerate();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
        assertThat(file.readableByAll()).isFalse();
        assertThat(file.read().ids()).isEqualTo(made.ids());
    }

    @Test
    void generated_manyAtOnce_isOneKey() throws Exception {
        KeysetFile file = new KeysetFile(folder.resolve("keys.json"));

        List<Long> keys =
                AtOnce.run(8, () -> new KeysetFile(file.path()).readOrGenerate().primaryId());

        assertThat(keys).hasSize(8).containsOnly(file.read().primaryId());
    }

    @Test
    void changed_manyAtOnce_losesNoKey() throws Exception {
        KeysetFile file = new KeysetFile(folder.resolve("keys.json"));
        long first = file.readOrGenerate().primaryId();

        List<Long> keys = AtOnce.run(
                8, () -> new KeysetFile(file.path()).change(Keyset::rotated).primaryId());

        assertThat(file.read().ids()).hasSize(9).contains(first).containsAll(keys);
    }

    @Test
    void changed_modeWasWider_isTheOwnersAlone() throws Exception {
        KeysetFile file = new KeysetFile(folder.resolve("keys.json"));
        file.readOrGenerate();
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(file.readableByAll()).isTrue();

        file.change(Keyset::rotated);

        assertThat(file.readableByAll()).isFalse();
    }

    @Test
    void changed_fileIsALink_staysOne() throws Exception {
        KeysetFile target = new KeysetFile(folder.resolve("real.json"));
        target.readOrGenerate();
        Path link = Files.createSymbolicLink(folder.resolve("keys.json"), target.path());

        Keyset changed = new KeysetFile(link).change(Keyset::rotated);

        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(target.read().ids()).isEqualTo(changed.ids());
    }

    @Test
    void read_missingOrBroken_saysWhichFileAndNothingOfIt() throws IOException {
        KeysetFile file = new KeysetFile(folder.resolve("keys.json"));

        assertThatThrownBy(file::read)
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("There is no file " + file.path());
        Files.writeString(file.path(), "{\"hunter2\"");
        assertThatThrownBy(file::readOrGenerate)
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("keys.json cannot be used", "from a backup")
                .message()
                .doesNotContain("hunter2");
        assertThat(file.path()).hasContent("{\"hunter2\"");
    }

    @Test
    void write_folderIsAFile_saysWhere() throws IOException {
        Path occupied = Files.createFile(folder.resolve("occupied"));

        assertThatThrownBy(() -> new KeysetFile(occupied.resolve("keys.json")).readOrGenerate())
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("cannot be written")
                .hasMessageContaining(occupied.toString());
    }
}
