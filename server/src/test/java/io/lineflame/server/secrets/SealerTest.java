package io.lineflame.server.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineflame.server.secrets.SealedFor.Purpose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SealerTest {
    private static final SealedFor MONA = new SealedFor(7, "git.example.com");
    private static final byte[] SECRET = "a token".getBytes(UTF_8);

    @TempDir
    Path folder;

    private KeysetFile file;
    private Sealer sealer;

    @BeforeEach
    void open() throws IOException {
        KeySource source = KeySource.generatedIn(folder);
        file = new KeysetFile(source.file().orElseThrow());
        sealer = new Sealer(SecretKeys.open(source));
    }

    @Test
    void sealed_forTheSame_opens() throws Exception {
        byte[] sealed = sealer.seal(SECRET, MONA);

        assertThat(sealer.open(sealed, MONA)).isEqualTo(SECRET);
        assertThat(new String(sealed, UTF_8)).doesNotContain("token");
        assertThat(sealer.seal(SECRET, MONA)).isNotEqualTo(sealed);
    }

    @Test
    void sealed_forAnother_doesNotOpen() {
        byte[] sealed = sealer.seal(SECRET, MONA);

        for (SealedFor other : List.of(
                new SealedFor(8, "git.example.com"),
                new SealedFor(7, "git.example.co"),
                new SealedFor(7, "GIT.example.com"),
                SealedFor.authorization(7, "git.example.com"),
                new SealedFor(Purpose.CONNECTION, 0, "7/git.example.com"))) {
            assertThatThrownBy(() -> sealer.open(sealed, other))
                    .isInstanceOf(CannotOpenException.class)
                    .hasMessageContaining("sealed for somebody else");
        }
    }

    @Test
    void sealed_changedAnywhere_doesNotOpen() {
        byte[] sealed = sealer.seal(SECRET, MONA);

        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> sealer.open(changed, MONA)).isInstanceOf(CannotOpenException.class);
        }
        assertThatThrownBy(() -> sealer.open(new byte[4], MONA)).isInstanceOf(CannotOpenException.class);
        assertThatThrownBy(() -> sealer.open(new byte[0], MONA)).isInstanceOf(CannotOpenException.class);
    }

    @Test
    void keyId_ofASealedValue_isTheKeyThatSealedIt() {
        assertThat(Sealer.keyId(sealer.seal(SECRET, MONA))).isEqualTo(sealer.currentKeyId());
    }

    @Test
    void keys_rotatedInTheFile_areTakenOverAndTheOldOpen() throws Exception {
        byte[] before = sealer.seal(SECRET, MONA);
        Keyset rotated = file.change(Keyset::rotated);

        byte[] after = sealer.seal(SECRET, MONA);

        assertThat(Sealer.keyId(after)).isEqualTo(rotated.primaryId()).isNotEqualTo(Sealer.keyId(before));
        assertThat(sealer.open(before, MONA)).isEqualTo(SECRET);
        assertThat(sealer.open(after, MONA)).isEqualTo(SECRET);
    }

    @Test
    void open_keyNewToUs_readsTheFileAgain() throws Exception {
        file.change(Keyset::rotated);
        byte[] elsewhere = new Sealer(SecretKeys.open(KeySource.generatedIn(folder))).seal(SECRET, MONA);

        assertThat(sealer.open(elsewhere, MONA)).isEqualTo(SECRET);
    }

    @Test
    void open_keyForgotten_saysWhichIsMissing() throws Exception {
        byte[] sealed = sealer.seal(SECRET, MONA);
        file.change(Keyset::rotated);
        file.change(Keyset::withoutOld);
        sealer.currentKeyId();

        assertThatThrownBy(() -> sealer.open(sealed, MONA))
                .isInstanceOf(CannotOpenException.class)
                .hasMessageContaining("key " + Sealer.keyId(sealed) + ", which is not among");
    }

    @Test
    void keys_fileBrokenOrGone_thoseOfBeforeStay() throws Exception {
        byte[] sealed = sealer.seal(SECRET, MONA);

        Files.writeString(file.path(), "{");
        assertThat(sealer.open(sealer.seal(SECRET, MONA), MONA)).isEqualTo(SECRET);
        Files.delete(file.path());
        assertThat(sealer.open(sealer.seal(SECRET, MONA), MONA)).isEqualTo(SECRET);
        assertThat(sealer.open(sealed, MONA)).isEqualTo(SECRET);
        assertThat(file.exists()).isFalse();
    }

    @Test
    void nothing_ofTheKeys_isInAnyText() throws Exception {
        String json = file.read().secretJson();
        String material = json.replaceAll("(?s).*\"value\": ?\"([^\"]+)\".*", "$1");

        assertThat(material).hasSizeGreaterThan(40).isNotEqualTo(json);
        assertThat(List.of(
                        file.read().toString(),
                        KeySource.ofText(json).toString(),
                        KeySource.ofFile(file.path(), json).toString()))
                .noneMatch(text -> text.contains(material));
    }
}
