package io.lineflame.profile.pprof;

import static io.lineflame.profile.pprof.PprofException.Reason.MALFORMED;

/** A position in a protobuf message, and the words to say where it stands when the bytes break the format. */
final class ProtoCursor {
    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int BYTES = 2;
    static final int FIXED32 = 5;

    final byte[] buffer;
    int position;
    int end;
    private String message = "profile";
    private int index = -1;

    ProtoCursor(byte[] buffer, int start, int end) {
        this.buffer = buffer;
        this.position = start;
        this.end = end;
    }

    /** Names the message that is read from now on; {@code index} is negative when there is only one such message. */
    void enter(String name, int number, int from, int until) {
        message = name;
        index = number;
        position = from;
        end = until;
    }

    /** Names the message that is spoken of from now on, where it is read already. */
    void blame(String name, int number) {
        enter(name, number, -1, -1);
    }

    boolean hasMore() {
        return position < end;
    }

    /** The next tag: field number and wire type as they stand. Field number 0 is refused. */
    int tag() throws PprofException {
        long tag = varint();
        if (tag >>> 3 == 0 || tag >>> 32 != 0) {
            throw broken("a field has the impossible number " + (tag >>> 3));
        }
        return (int) tag;
    }

    long varint() throws PprofException {
        if (position < end) {
            byte first = buffer[position];
            if (first >= 0) {
                position++;
                return first;
            }
        }
        return longVarint();
    }

    private long longVarint() throws PprofException {
        long result = 0;
        int at = position;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at >= end) {
                throw broken("a number is cut off at the end of the message");
            }
            byte next = buffer[at++];
            result |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                position = at;
                return result;
            }
        }
        throw broken("a number has more than ten bytes");
    }

    /** The length in front of a string, message or packed list, checked against what is left. */
    int length() throws PprofException {
        long length = varint();
        if (length < 0 || length > end - position) {
            throw broken("a field claims " + Long.toUnsignedString(length) + " bytes where " + (end - position)
                    + " are left: the profile is cut off or damaged");
        }
        return (int) length;
    }

    void expect(int tag, int wireType) throws PprofException {
        if ((tag & 7) != wireType) {
            throw broken("field " + (tag >>> 3) + " has wire type " + (tag & 7) + " instead of " + wireType);
        }
    }

    long varintOf(int tag) throws PprofException {
        expect(tag, VARINT);
        return varint();
    }

    void skip(int tag) throws PprofException {
        switch (tag & 7) {
            case VARINT -> varint();
            case FIXED64 -> advance(8);
            case BYTES -> advance(length());
            case FIXED32 -> advance(4);
            default ->
                throw broken("field " + (tag >>> 3) + " has wire type " + (tag & 7) + ", which pprof never uses");
        }
    }

    private void advance(int bytes) throws PprofException {
        if (bytes > end - position) {
            throw broken("a field is cut off at the end of the message");
        }
        position += bytes;
    }

    PprofException broken(String problem) {
        return new PprofException(MALFORMED, place() + ": " + problem);
    }

    private String place() {
        String name = index < 0 ? message : message + " " + index;
        return "Not a readable pprof profile, " + name + (position < 0 ? "" : ", byte " + position);
    }
}
