package io.lineflame.profile.jfr;

import static io.lineflame.profile.jfr.JfrException.Reason.MALFORMED;

/**
 * A position in a recording. Never reads behind its end.
 *
 * <p>Numbers are written as the JDK's {@code jdk.jfr.internal.util} reads them: seven bits a byte, lowest first, and all eight of a
 * ninth byte.
 */
final class JfrCursor {

    private static final int NINTH = 8;

    final byte[] bytes;
    int position;
    private final int end;

    JfrCursor(byte[] bytes, int position, int end) {
        this.bytes = bytes;
        this.position = position;
        this.end = end;
    }

    /** Another one over the same bytes up to the same end. */
    JfrCursor at(int other) {
        return new JfrCursor(bytes, other, end);
    }

    int remaining() {
        return end - position;
    }

    long number() throws JfrException {
        long number = 0;
        for (int at = 0; at < NINTH; at++) {
            byte next = octet();
            number |= (next & 0x7fL) << (7 * at);
            if (next >= 0) {
                return number;
            }
        }
        return number | ((octet() & 0xffL) << (7 * NINTH));
    }

    /** How many things follow that take at least a byte each, so never more than there are bytes. */
    int count() throws JfrException {
        long count = number();
        if (count < 0 || count > remaining()) {
            throw broken("it announces " + count + " more things where " + remaining() + " bytes are left");
        }
        return (int) count;
    }

    byte octet() throws JfrException {
        if (position >= end) {
            throw broken("it ends in the middle of a value");
        }
        return bytes[position++];
    }

    void skip(int length) throws JfrException {
        if (length < 0 || length > remaining()) {
            throw broken("it ends in the middle of a value of " + length + " bytes");
        }
        position += length;
    }

    /** Big-endian, as in the header of a chunk. */
    long fixed(int length) throws JfrException {
        long value = 0;
        for (int at = 0; at < length; at++) {
            value = (value << 8) | (octet() & 0xff);
        }
        return value;
    }

    JfrException broken(String what) {
        return new JfrException(MALFORMED, "Not a readable JFR recording, at byte " + position + ": " + what);
    }
}
