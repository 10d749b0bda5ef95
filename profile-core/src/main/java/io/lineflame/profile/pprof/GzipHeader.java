package io.lineflame.profile.pprof;

import static io.lineflame.profile.pprof.PprofException.Reason.MALFORMED;

/** Finds the end of a gzip member's header (RFC 1952, section 2.3). */
final class GzipHeader {
    private static final int FIXED = 10;
    private static final int CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private GzipHeader() {}

    static int end(byte[] body, int start) throws PprofException {
        if (body.length - start < FIXED) {
            throw cutOff();
        }
        if ((body[start] & 0xff) != 0x1f || (body[start + 1] & 0xff) != 0x8b || body[start + 2] != 8) {
            throw new PprofException(
                    MALFORMED, "At byte " + start + " of the body, where gzip data should begin, is something else");
        }
        int flags = body[start + 3];
        int at = start + FIXED;
        if ((flags & EXTRA) != 0) {
            need(body, at + 2);
            at += 2 + (body[at] & 0xff) + ((body[at + 1] & 0xff) << 8);
        }
        if ((flags & NAME) != 0) {
            at = afterZero(body, at);
        }
        if ((flags & COMMENT) != 0) {
            at = afterZero(body, at);
        }
        at += (flags & CHECKSUM) != 0 ? 2 : 0;
        need(body, at);
        return at;
    }

    private static int afterZero(byte[] body, int from) throws PprofException {
        for (int at = from; at < body.length; at++) {
            if (body[at] == 0) {
                return at + 1;
            }
        }
        throw cutOff();
    }

    private static void need(byte[] body, int length) throws PprofException {
        if (length > body.length) {
            throw cutOff();
        }
    }

    private static PprofException cutOff() {
        return new PprofException(MALFORMED, "The gzip stream ends too early: its header is cut off");
    }
}
