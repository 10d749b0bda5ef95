package io.lineflame.vcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    private static final String HASH = "0123456789abcdef0123456789abcdef01234567";

    @ParameterizedTest
    @ValueSource(strings = {"a", "a/b.go", "ünïcode/日本.go", "with space", "..a/b..", ".git", "a\nb", "a\\b", "-x"})
    void path_thatATreeCanHold_isAccepted(String path) {
        assertThat(TreeEntry.isPath(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/a", "a/", "a//b", ".", "./a", "a/./b", "..", "../a", "a/..", "a/../b", "a\0b"})
    void path_thatNoTreeCanHold_isRefused(String path) {
        assertThat(TreeEntry.isPath(path)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new RepositoryId("git", path));
        assertThatIllegalArgumentException().isThrownBy(() -> fileAt(path, new byte[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "v1.0.0", "feature/x", "refs/heads/main", HASH, "../../etc/passwd", "日本"})
    void ref_thatMightNameSomething_isAccepted(String name) {
        assertThat(new Ref(name).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "--upload-pack=touch", "a\nb", "a\0", "\u007f", "\u0085"})
    void ref_thatIsNoName_isRefused(String name) {
        assertThat(Ref.isName(name)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new Ref(name));
    }

    @Test
    void ref_tooLong_isRefusedWithAShortMessage() {
        assertThat(Ref.isName("x".repeat(1024))).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ref("x".repeat(1025)))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0123456",
                "0123456789ABCDEF0123456789abcdef01234567",
                "g123456789abcdef0123456789abcdef01234567",
                "0123456789abcdef0123456789abcdef01234567\n",
                "0123456789abcdef0123456789abcdef0123456700",
            })
    void commitId_thatIsNoFullHash_isRefused(String hash) {
        assertThat(CommitId.isHash(hash)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new CommitId(hash));
    }

    @Test
    void commitId_ofSha1AndSha256_isAccepted() {
        assertThat(new CommitId(HASH).abbreviated()).isEqualTo("0123456");
        assertThat(new CommitId("ab".repeat(32)).hash()).hasSize(64);
    }

    @Test
    void message_aboutAHostileValue_holdsNoControlCharacters() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ref("a\u001b[31m\n"))
                .withMessageContaining("'a?[31m?'");
    }

    @Test
    void commit_withSeveralLinesAsSubject_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Commit(
                        new CommitId(HASH), "one\ntwo", Author.named("Mona"), Instant.EPOCH, Optional.empty()));
    }

    @Test
    void secrets_inToString_areNotShown() {
        Credential credential = new Credential("token", Map.of("token", "s3cr3t"));
        VcsSettings settings = new VcsSettings(Map.of("CLIENT_SECRET", "s3cr3t"), Path.of("data"));

        assertThat(credential.toString()).isEqualTo("Credential[token]");
        assertThat(settings.toString()).isEqualTo("VcsSettings[keys=[CLIENT_SECRET]]");
    }

    @Test
    void setting_blankOrMissing_isEmpty() {
        VcsSettings settings = new VcsSettings(Map.of("A", " a ", "B", " "), Path.of("data"));

        assertThat(settings.value("A")).contains("a");
        assertThat(settings.value("B")).isEmpty();
        assertThat(settings.value("C")).isEmpty();
    }

    @Test
    void settingsException_withSeveralMistakes_namesAll() {
        InvalidVcsSettingsException exception = new InvalidVcsSettingsException(List.of(
                new InvalidVcsSettingsException.Mistake("A", "is wrong."),
                new InvalidVcsSettingsException.Mistake("B", "is wrong too.")));

        assertThat(exception).hasMessage("A: is wrong.; B: is wrong too.");
        assertThat(exception.mistakes()).hasSize(2);
        assertThatIllegalArgumentException().isThrownBy(() -> new InvalidVcsSettingsException(List.of()));
    }

    @Test
    void vcsException_ofARateLimit_saysHowLong() {
        VcsException exception = VcsException.rateLimited("Slow down.", Duration.ofSeconds(30));

        assertThat(exception.kind()).isEqualTo(VcsException.Kind.RATE_LIMITED);
        assertThat(exception.retryAfter()).contains(Duration.ofSeconds(30));
        assertThat(new VcsException(VcsException.Kind.NOT_FOUND, "Gone.").retryAfter())
                .isEmpty();
    }

    @Test
    void sourceFile_bytes_areCopiedBothWays() {
        byte[] bytes = "text".getBytes(StandardCharsets.UTF_8);
        SourceFile file = fileAt("a", bytes);

        bytes[0] = 'X';
        file.bytes()[1] = 'X';

        assertThat(file.text()).isEqualTo("text");
    }

    @Test
    void sourceFile_text_keepsLineEndsAndReplacesMalformedBytes() {
        assertThat(fileAt("a", new byte[] {'a', '\r', '\n', (byte) 0xff, 'b'}).text())
                .isEqualTo("a\r\n\uFFFDb");
    }

    @Test
    void sourceFile_withANulInItsFirst8000Bytes_isBinary() {
        byte[] bytes = "x".repeat(9000).getBytes(StandardCharsets.UTF_8);
        assertThat(fileAt("a", bytes).isBinary()).isFalse();

        bytes[8000] = 0;
        assertThat(fileAt("a", bytes).isBinary()).isFalse();

        bytes[7999] = 0;
        assertThat(fileAt("a", bytes).isBinary()).isTrue();
    }

    @Test
    void context_withoutRoomForAByte_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new VcsContext(0));
    }

    private static SourceFile fileAt(String path, byte[] bytes) {
        return new SourceFile(
                new RepositoryId("git", "acme/shop"), new CommitId(HASH), path, HASH, bytes, Optional.empty());
    }
}
