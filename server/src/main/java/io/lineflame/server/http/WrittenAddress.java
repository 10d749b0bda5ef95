package io.lineflame.server.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;

/**
 * Takes addresses as people write them, {@code ?query=cpu{service="a"}}: Jersey wants a URI by the book (RFC 3986) and fails on characters that should have
 * been percent-encoded. Jetty has checked the path before.
 */
final class WrittenAddress {

    private static final String NOT_IN_A_QUERY = " \"<>[\\]^`{|}";

    private WrittenAddress() {}

    /** A percent sign in the query is no escape: two hexadecimal digits do not follow it. */
    static boolean isBroken(Request request) {
        String query = request.getHttpURI().getQuery();
        for (int at = query == null ? -1 : query.indexOf('%'); at >= 0; at = query.indexOf('%', at + 1)) {
            if (at + 2 >= query.length() || !isHex(query.charAt(at + 1)) || !isHex(query.charAt(at + 2))) {
                return true;
            }
        }
        return false;
    }

    /** The request with a query by the book; the same one when it has that already. */
    static Request repaired(Request request) {
        HttpURI uri = request.getHttpURI();
        String query = uri.getQuery();
        if (query == null || query.chars().allMatch(WrittenAddress::mayStay)) {
            return request;
        }
        HttpURI repaired = HttpURI.build(uri).query(encoded(query)).asImmutable();
        return new Request.Wrapper(request) {
            @Override
            public HttpURI getHttpURI() {
                return repaired;
            }
        };
    }

    private static String encoded(String query) {
        StringBuilder encoded = new StringBuilder(query.length() + 16);
        query.codePoints().forEach(character -> {
            if (mayStay(character)) {
                encoded.appendCodePoint(character);
                return;
            }
            for (byte octet : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
                encoded.append(String.format(Locale.ROOT, "%%%02X", octet & 0xff));
            }
        });
        return encoded.toString();
    }

    private static boolean mayStay(int character) {
        return character > ' ' && character < 0x7f && NOT_IN_A_QUERY.indexOf(character) < 0;
    }

    private static boolean isHex(char digit) {
        return Character.digit(digit, 16) >= 0 && digit < 0x80;
    }
}
