package io.lineflame.server.connections;

import io.lineflame.server.http.PublicAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a person goes on after a visit at a code host: a path of this server with its query and fragment, and never another site. What
 * browsers make of {@code //host} and {@code /\host} is in the WHATWG URL Standard, section 4.4.
 *
 * @param path fits into a URI as it is
 */
record ReturnTo(String path) {

    /** For somebody of whom nothing else is known. */
    static final ReturnTo SETTINGS = new ReturnTo("/settings/connections");

    /** All of a page's state stands in its address, queries of profiles among it. */
    static final int MAX_LENGTH = 16 * 1024;

    /** What browsers leave as it is in an address, but RFC 3986 does not know. */
    private static final String NOT_IN_A_URI = " \"<>[\\]^`{|}";

    /** Empty when the text is no such path. */
    static Optional<ReturnTo> parse(String text) {
        boolean ofThisServer = text.startsWith("/") && !text.startsWith("//");
        boolean plain = text.chars().noneMatch(character -> character < ' ' || character == 0x7f || character == '\\');
        return ofThisServer && plain && text.length() <= MAX_LENGTH
                ? Optional.of(new ReturnTo(encoded(text)))
                        .filter(path -> path.path().length() <= MAX_LENGTH)
                : Optional.empty();
    }

    /** The full address, of this server by whatever name people know it. */
    URI at(PublicAddress address) {
        return URI.create(address.origin() + path);
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        boolean inFragment = false;
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            int character = text.codePointAt(i);
            boolean stray = character == '#' ? inFragment : character == '%' && !isEscape(text, i);
            inFragment |= character == '#';
            if (stray || character > 0x7e || NOT_IN_A_URI.indexOf(character) >= 0) {
                appendEscaped(encoded, character);
            } else {
                encoded.appendCodePoint(character);
            }
        }
        return encoded.toString();
    }

    private static boolean isEscape(String text, int at) {
        return at + 2 < text.length() && isHex(text.charAt(at + 1)) && isHex(text.charAt(at + 2));
    }

    private static boolean isHex(char digit) {
        return digit < 0x80 && Character.digit(digit, 16) >= 0;
    }

    private static void appendEscaped(StringBuilder encoded, int character) {
        for (byte octet : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
            encoded.append(String.format(Locale.ROOT, "%%%02X", octet & 0xff));
        }
    }
}
