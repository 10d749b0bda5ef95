package io.lineflame.server.sessions;

import io.lineflame.server.http.PublicAddress;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How a browser keeps a session's token: out of reach of scripts, not sent along from other sites' forms and pictures, and by https
 * alone where people come by https. There the name has the prefix {@code __Host-}, with which browsers refuse a cookie that another
 * host of the domain or a page without https wants to plant (RFC 6265bis, 4.1.3.2).
 */
final class SessionCookie {

    private static final String PLAIN = "lineflame_session";
    private static final String HOST_ONLY = "__Host-" + PLAIN;

    private SessionCookie() {}

    static NewCookie of(SessionToken token, PublicAddress address, Duration lifetime) {
        return cookie(token.text(), address, (int) Math.min(lifetime.toSeconds(), Integer.MAX_VALUE));
    }

    /** Makes the browser forget it. */
    static NewCookie gone(PublicAddress address) {
        return cookie("", address, 0);
    }

    /** The token that a browser sends; only from the cookie that this address sets. */
    static Optional<SessionToken> read(Map<String, Cookie> cookies, PublicAddress address) {
        return Optional.ofNullable(cookies.get(name(address)))
                .map(Cookie::getValue)
                .flatMap(SessionToken::parse);
    }

    /** Whether a browser that may have a session sent this: with either name, and whatever the cookie holds. */
    static boolean isAmong(Map<String, Cookie> cookies) {
        return cookies.containsKey(PLAIN) || cookies.containsKey(HOST_ONLY);
    }

    private static NewCookie cookie(String value, PublicAddress address, int maxAge) {
        return new NewCookie.Builder(name(address))
                .value(value)
                .path("/")
                .maxAge(maxAge)
                .httpOnly(true)
                .secure(address.secure())
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    private static String name(PublicAddress address) {
        return address.secure() ? HOST_ONLY : PLAIN;
    }
}
