package io.lineflame.profile.text;

import io.lineflame.profile.pprof.PprofException;

/** Reads the nodes of a trie or tree: numbers are unsigned varints, of up to 64 bits. */
final class NodeCursor {

    private static final int MAX_SHIFT = 63;

    private final byte[] bytes;
    private int position;

    NodeCursor(byte[] bytes) {
        this.bytes = bytes;
    }

    int position() {
        return position;
    }

    boolean hasMore() {
        return position < bytes.length;
    }

    /** At most 2^63 - 1; what is beyond cannot be a cost. */
    long number(String what) throws PprofException {
        int start = position;
        long number = 0;
        for (int shift = 0; shift < MAX_SHIFT; shift += 7) {
            if (position == bytes.length) {
                throw StackCollector.malformed("it breaks off at byte " + start + ", in " + what);
            }
            byte next = bytes[position++];
            number |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw StackCollector.malformed("the number at byte " + start + ", " + what + ", is beyond 63 bits");
    }

    /** Skips this many bytes; gives the place where they begin. */
    int skip(long length, String what) throws PprofException {
        if (length > bytes.length - position) {
            throw StackCollector.malformed("at byte " + position + ", " + what + " has " + length
                    + " bytes and there are " + (bytes.length - position) + " left");
        }
        int start = position;
        position += (int) length;
        return start;
    }
}
