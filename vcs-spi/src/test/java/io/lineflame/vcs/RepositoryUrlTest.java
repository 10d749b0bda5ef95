package io.lineflame.vcs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://code.example.com/acme/shop",
                "http://code.example.com/acme/shop",
                "HTTPS://Code.Example.COM/acme/shop",
                "https://code.example.com/acme/shop.git",
                "https://code.example.com/acme/shop/",
                "https://code.example.com/acme/shop.git//",
                "https://code.example.com:443/acme/shop",
                "http://code.example.com:80/acme/shop",
                "https://mona:secret@code.example.com/acme/shop.git",
                "https://x-access-token@code.example.com/acme/shop",
                "https://code.example.com/acme/shop?tab=readme",
                "https://code.example.com/acme/shop#readme",
                "git+https://code.example.com/acme/shop.git",
                "ssh://git@code.example.com/acme/shop.git",
                "ssh://git@code.example.com:2222/acme/shop.git",
                "git://code.example.com/acme/shop",
                "git@code.example.com:acme/shop.git",
                "code.example.com/acme/shop",
                "  https://code.example.com/acme/shop\n",
            })
    void url_inAnyForm_isTheSameRepository(String url) {
        assertThat(RepositoryUrl.parse(url)).contains(new RepositoryUrl("code.example.com", "acme/shop"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "shop",
                "acme/shop",
                "/srv/git/shop.git",
                "file:///srv/git/shop.git",
                "ftp://code.example.com/acme/shop",
                "javascript://code.example.com/acme/shop",
                "https://",
                "https:///acme/shop",
                "https://code.example.com",
                "https://code.example.com/",
                "https://code.example.com/.git",
                "https://code.example.com//acme/shop",
                "https://code.example.com/acme/../shop",
                "https://code.example.com/acme/%2e%2e/shop",
                "https://code.example.com/acme/./shop",
                "https://code.example.com/acme shop",
                "https://code.example.com\\@other.example.com/acme/shop",
                "https://code.example.com:acme/shop",
                "https://code.example.com:99999999/acme/shop",
                "https://-code.example.com/acme/shop",
                "https://a@b@code.example.com/acme/shop",
                "git@code.example.com:/srv/git/shop",
                "git@code.example.com:../shop",
                "-oProxyCommand=touch@code.example.com/acme/shop",
                "https://code.example.com/acme/shop\u0000.git",
                "https://code.example.com/acme/\u001b[31mshop",
                "https://[::1]/acme/shop",
                "\uD800",
            })
    void url_ofNoKnownForm_isEmpty(String url) {
        assertThat(RepositoryUrl.parse(url)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://code.example.com:8443/acme/shop, code.example.com:8443",
        "http://code.example.com:443/acme/shop, code.example.com:443",
        "https://code.example.com:80/acme/shop, code.example.com:80",
        "http://localhost:3000/acme/shop, localhost:3000",
        "code.example.com:8443/acme/shop, code.example.com:8443",
    })
    void host_withItsOwnWebPort_keepsIt(String url, String host) {
        assertThat(RepositoryUrl.parse(url)).contains(new RepositoryUrl(host, "acme/shop"));
    }

    @Test
    void path_withNestedGroupsAndCapitals_staysAsWritten() {
        assertThat(RepositoryUrl.parse("https://code.example.com/Acme/Back-End/shop.js.git"))
                .contains(new RepositoryUrl("code.example.com", "Acme/Back-End/shop.js"));
    }

    @Test
    void userInfo_ofAUrl_leavesNoTrace() {
        RepositoryUrl parsed = RepositoryUrl.parse("https://mona:s3cr3t@code.example.com/acme/shop")
                .orElseThrow();

        assertThat(parsed.toString()).isEqualTo("code.example.com/acme/shop");
    }

    @Test
    void url_ofAMillionCharacters_isEmpty() {
        assertThat(RepositoryUrl.parse("https://code.example.com/" + "a/".repeat(500_000)))
                .isEmpty();
    }
}
