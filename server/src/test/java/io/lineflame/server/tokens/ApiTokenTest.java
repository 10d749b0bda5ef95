package io.lineflame.server.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

final class ApiTokenTest {

    private static final ApiToken TOKEN = ApiToken.random();
    private static final String TEXT = TOKEN.secret().text();

    @Test
    void token_isReadAsClientsSendIt() {
        assertThat(TEXT).matches("lft_[A-Za-z0-9_-]{43}");
        assertThat(ApiToken.ofHeader("Bearer " + TEXT)).contains(TOKEN);
        assertThat(ApiToken.ofHeader("bearer   " + TEXT)).contains(TOKEN);
        assertThat(ApiToken.ofHeader("Basic " + basic("anybody:" + TEXT))).contains(TOKEN);
        assertThat(ApiToken.ofHeader("Basic " + basic(TEXT + ":"))).contains(TOKEN);
        assertThat(ApiToken.ofHeader("Basic " + basic(TEXT))).contains(TOKEN);
    }

    @Test
    void header_withoutATokenOfOurs_givesNone() {
        assertThat(ApiToken.ofHeader("")).isEmpty();
        assertThat(ApiToken.ofHeader(TEXT)).isEmpty();
        assertThat(ApiToken.ofHeader("Bearer " + TEXT + "x")).isEmpty();
        assertThat(ApiToken.ofHeader("Bearer glsa_123")).isEmpty();
        assertThat(ApiToken.ofHeader("Basic !!!")).isEmpty();
        assertThat(ApiToken.ofHeader("Basic " + basic(TEXT + ":other"))).isEmpty();
        assertThat(ApiToken.ofHeader("Digest " + TEXT)).isEmpty();
    }

    @Test
    void toString_doesNotShowIt() {
        assertThat(TOKEN.toString()).doesNotContain(TEXT.substring(4));
    }

    private static String basic(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
