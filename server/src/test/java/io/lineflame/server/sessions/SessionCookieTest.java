package io.lineflame.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.server.http.PublicAddress;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SessionCookieTest {

    private static final PublicAddress HTTP = new PublicAddress(URI.create("http://127.0.0.1:4040/"));
    private static final PublicAddress HTTPS = new PublicAddress(URI.create("https://flames.example.com"));

    private final SessionToken token = SessionToken.random();

    @Test
    void cookie_byHttps_isForThisHostAndHttpsAlone() {
        NewCookie cookie = SessionCookie.of(token, HTTPS, Duration.ofDays(30));

        assertThat(cookie.getName()).isEqualTo("__Host-lineflame_session");
        assertThat(cookie.isSecure()).isTrue();
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getDomain()).isNull(); // __Host- asks for that
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo(NewCookie.SameSite.LAX);
        assertThat(cookie.getMaxAge()).isEqualTo(30 * 24 * 3600);
    }

    @Test
    void cookie_onTheWire_hasItsAttributes() {
        assertThat(header(SessionCookie.of(token, HTTPS, Duration.ofDays(30))))
                .containsExactlyInAnyOrder(
                        "__Host-lineflame_session=" + token.text(),
                        "Path=/",
                        "Max-Age=2592000",
                        "Secure",
                        "HttpOnly",
                        "SameSite=Lax",
                        "Version=1"); // of RFC 2109; Jersey writes it, browsers pass over it
        assertThat(header(SessionCookie.of(token, HTTP, Duration.ofDays(30))))
                .contains("lineflame_session=" + token.text(), "HttpOnly", "SameSite=Lax")
                .doesNotContain("Secure");
        assertThat(header(SessionCookie.gone(HTTPS)))
                .contains("__Host-lineflame_session=", "Path=/", "Max-Age=0", "Secure");
    }

    private static List<String> header(NewCookie cookie) {
        String text = RuntimeDelegate.getInstance()
                .createHeaderDelegate(NewCookie.class)
                .toString(cookie);
        return List.of(text.split(";", -1));
    }

    @Test
    void cookie_byHttp_isTheSameWithoutSecure() {
        NewCookie cookie = SessionCookie.of(token, HTTP, Duration.ofDays(30));

        assertThat(cookie.getName()).isEqualTo("lineflame_session");
        assertThat(cookie.isSecure()).isFalse();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo(NewCookie.SameSite.LAX);
    }

    @Test
    void token_isReadFromTheCookieOfThisAddressAlone() {
        Map<String, Cookie> plain = Map.of(
                "lineflame_session",
                new Cookie.Builder("lineflame_session").value(token.text()).build());

        assertThat(SessionCookie.read(plain, HTTP)).isPresent();
        assertThat(SessionCookie.read(plain, HTTPS)).isEmpty(); // a page by http may have planted it
        assertThat(SessionCookie.isAmong(plain)).isTrue();
        assertThat(SessionCookie.isAmong(Map.of())).isFalse();
    }

    @Test
    void lifetime_longerThanACookieCanSay_isStillACookie() {
        NewCookie cookie = SessionCookie.of(token, HTTP, Duration.ofDays(7 * 999_999L));

        assertThat(cookie.getMaxAge()).isPositive();
    }

    @Test
    void token_isNotShown() {
        assertThat(token).asString().doesNotContain(token.text());
    }
}
