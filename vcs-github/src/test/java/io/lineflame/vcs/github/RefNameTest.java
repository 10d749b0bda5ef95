package io.lineflame.vcs.github;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefNameTest {

    @ParameterizedTest
    @CsvSource({
        "main, NAME, main",
        "feature/side, NAME, feature/side",
        "größe, NAME, größe",
        "v1.0.0, NAME, v1.0.0",
        "refs/heads/main, NAME, heads/main",
        "refs/tags/v1, NAME, tags/v1",
        "refs/pull/7/head, OTHER_REF, pull/7/head",
        "9F3C2AB, NAME, 9f3c2ab",
        "a@b, NAME, a@b",
        "100%, NAME, 100%",
        "a#b, NAME, a#b",
    })
    void name_thatGitAllows_isKept(String name, RefName.Kind kind, String text) {
        assertThat(RefName.of(name)).contains(new RefName(text, kind));
    }

    @Test
    void hash_inUpperCase_isTheSame() {
        assertThat(RefName.of("ABCDEF0123".repeat(4))).contains(new RefName("abcdef0123".repeat(4), RefName.Kind.HASH));
    }

    /** What GitHub would evaluate, or what would change an address. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "main~1", "main^", "main^{tree}", "main@{1}", "@", "@{-1}", "HEAD", "main:README.md", ":/x", "a..b",
                        "a...b",
                "a b", "a?b", "a*b", "a[b", "a\\b", "/main", "main/", "a//b", ".hidden", "a/.hidden", "main.lock",
                "a.lock/b", "main.", "..", "a/../b", "refs/heads", "refs/heads/", "refs/", "refs/x",
            })
    void name_thatGitDoesNotAllow_isNone(String name) {
        assertThat(RefName.of(name)).isEmpty();
    }
}
