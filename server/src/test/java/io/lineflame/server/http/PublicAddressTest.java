package io.lineflame.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PublicAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://flames.example.com, https://flames.example.com",
        "https://flames.example.com/, https://flames.example.com",
        "HTTPS://Flames.Example.COM:443/x/, https://flames.example.com",
        "http://flames.example.com:80, http://flames.example.com",
        "http://flames.example.com:443, http://flames.example.com:443",
        "https://flames.example.com:8443/, https://flames.example.com:8443",
        "http://user:pass@flames.example.com, http://flames.example.com",
        "http://[::1]:4040/, http://[::1]:4040",
        "http://[::1], http://[::1]",
        "http://under_score:4040, http://under_score:4040",
    })
    void origin_isAsBrowsersWriteIt(String url, String origin) {
        assertThat(new PublicAddress(URI.create(url)).origin()).isEqualTo(origin);
    }

    @Test
    void path_isResolvedBelowTheAddress() {
        assertThat(address("https://flames.example.com").resolve("/a?b=c"))
                .hasToString("https://flames.example.com/a?b=c");
        assertThat(address("https://example.com/flames/").resolve("/a")).hasToString("https://example.com/flames/a");
    }

    @Test
    void secure_isHttpsAlone() {
        assertThat(address("https://x").secure()).isTrue();
        assertThat(address("HTTPS://x").secure()).isTrue();
        assertThat(address("http://x").secure()).isFalse();
    }

    private static PublicAddress address(String url) {
        return new PublicAddress(URI.create(url));
    }
}
