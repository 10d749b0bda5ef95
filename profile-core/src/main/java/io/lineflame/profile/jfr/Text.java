package io.lineflame.profile.jfr;

import static io.lineflame.profile.jfr.JfrException.Reason.TOO_LARGE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/** Strings, in the forms in which recordings write them. Source: {@code jdk.jfr.internal.consumer.StringParser} of OpenJDK. */
final class Text {

    /** Followed by a number: the string is among the constants. */
    static final byte IN_POOL = 2;

    private static final byte NULL = 0;
    private static final byte EMPTY = 1;
    private static final byte UTF_8_BYTES = 3;
    private static final byte CHARACTERS = 4;
    private static final byte LATIN_1_BYTES = 5;

    private Text() {}

    /** Steps behind a string. */
    static void skip(JfrCursor in) throws JfrException {
        byte form = in.octet();
        switch (form) {
            case NULL, EMPTY -> {}
            case IN_POOL -> in.number();
            case UTF_8_BYTES, LATIN_1_BYTES -> in.skip(in.count());
            case CHARACTERS -> {
                for (int left = in.count(); left > 0; left--) {
                    in.number();
                }
            }
            default -> throw in.broken("a string has the unknown form " + form);
        }
    }

    /**
     * A string that stands here; empty for one that is null or among the constants.
     *
     * @param longest bytes or characters that it may have
     */
    static String read(JfrCursor in, int longest) throws JfrException {
        int start = in.position;
        skip(in);
        JfrCursor text = in.at(start);
        byte form = text.octet();
        if (form == CHARACTERS) {
            return characters(text, longest);
        }
        if (form != UTF_8_BYTES && form != LATIN_1_BYTES) {
            return "";
        }
        int length = length(text, longest);
        return new String(text.bytes, text.position, length, form == UTF_8_BYTES ? UTF_8 : ISO_8859_1);
    }

    private static int length(JfrCursor in, int longest) throws JfrException {
        int length = in.count();
        if (length > longest) {
            throw new JfrException(
                    TOO_LARGE, "The recording has a string of length " + length + "; the limit is " + longest);
        }
        return length;
    }

    private static String characters(JfrCursor in, int longest) throws JfrException {
        int length = length(in, longest);
        StringBuilder text = new StringBuilder(length);
        for (int at = 0; at < length; at++) {
            text.append((char) in.number());
        }
        return text.toString();
    }
}
