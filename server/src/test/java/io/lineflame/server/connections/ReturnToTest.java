package io.lineflame.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.server.http.PublicAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReturnToTest {

    private static final PublicAddress ADDRESS = new PublicAddress(URI.create("https://flame.example.com:8443/"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/explore?query=cpu&from=now-1h#L41",
                "/explore?at=%2F%2Fevil.example.com",
                "/@evil.example.com",
                "/.//evil.example.com",
                "/a:b@c"
            })
    void parse_pathOfThisServer_staysOnThisServer(String text) {
        URI target = ReturnTo.parse(text).orElseThrow().at(ADDRESS);

        assertThat(target.toString()).isEqualTo("https://flame.example.com:8443" + text);
        assertThat(target.getHost()).isEqualTo("flame.example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "explore",
                "//evil.example.com",
                "///evil.example.com",
                "/\\evil.example.com",
                "\\/evil.example.com",
                "\\\\evil.example.com",
                "https://evil.example.com/",
                "https:evil.example.com",
                "javascript:alert(1)",
                "@evil.example.com",
                ".evil.example.com",
                ":80@evil.example.com",
                " //evil.example.com",
                "/\t/evil.example.com",
                "/\n/evil.example.com",
                "\t//evil.example.com",
                "/explore\r\nSet-Cookie: lineflame_session=planted",
                "/explore\u0000",
                "/explore\u007f"
            })
    void parse_anythingElse_isEmpty(String text) {
        assertThat(ReturnTo.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '`',
            value = {
                "/e?q={a=\"b\"} /e?q=%7Ba=%22b%22%7D",
                "/e?q=a|b^c /e?q=a%7Cb%5Ec",
                "/e?q=100% /e?q=100%25",
                "/e?q=%zz%4 /e?q=%25zz%254",
                "/e#a#b /e#a%23b",
                "/wörter /w%C3%B6rter",
                "/e?q=[1] /e?q=%5B1%5D"
            })
    void parse_whatBrowsersLeaveAsItIs_isEscaped(String text, String path) {
        assertThat(ReturnTo.parse(text).orElseThrow().path()).isEqualTo(path);
        assertThat(ReturnTo.parse(text).orElseThrow().at(ADDRESS).toString()).endsWith(path);
    }

    @Test
    void parse_lengthOfAPagesState_hasALimit() {
        String longest = "/" + "a".repeat(ReturnTo.MAX_LENGTH - 1);

        assertThat(ReturnTo.parse(longest)).isPresent();
        assertThat(ReturnTo.parse(longest + "a")).isEmpty();
    }
}
