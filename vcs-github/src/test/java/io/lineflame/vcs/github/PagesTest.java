package io.lineflame.vcs.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.vcs.CommitId;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagesTest {

    private static final CommitId COMMIT = new CommitId("0123456789".repeat(4));

    private final Pages pages = new Pages(new Installation(
            HttpUrl.get("https://github.com"),
            HttpUrl.get("https://api.github.com"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));

    @ParameterizedTest
    @CsvSource({
        "cart/total.go, cart/total.go",
        "with space.md, with%20space.md",
        "100% #1?&a=b+c.md, 100%25%20%231%3F&a=b+c.md",
        "%2e%2e/escaped.md, %252e%252e/escaped.md",
        "back\\slash.md, back%5Cslash.md",
        "日本語/größe.md, %E6%97%A5%E6%9C%AC%E8%AA%9E/gr%C3%B6%C3%9Fe.md",
        "[a]|^{b}.go, %5Ba%5D%7C%5E%7Bb%7D.go",
    })
    void file_withAnOddName_isEscaped(String path, String escaped) {
        assertThat(pages.file("acme/shop", COMMIT, path))
                .hasToString("https://github.com/acme/shop/blob/" + COMMIT.hash() + "/" + escaped);
    }

    /** As a Mac writes it: composed it would be another file. */
    @ParameterizedTest
    @CsvSource({"o\u0308.go, o%CC%88.go", "\u00f6.go, %C3%B6.go"})
    void file_withADecomposedName_staysDecomposed(String path, String escaped) {
        assertThat(pages.file("acme/shop", COMMIT, path).toString()).endsWith("/" + escaped);
    }
}
