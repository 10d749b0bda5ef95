package io.lineflame.profile.stacks;

/** Bytes being read; every reading past the end is a {@link CorruptDataException} that names what was read. */
final class ByteSource {
    private final String what;
    private final byte[] bytes;
    private int position;

    ByteSource(String what, byte[] bytes) {
        this.what = what;
        this.bytes = bytes;
    }

    int remaining() {
        return bytes.length - position;
    }

    int next() {
        if (position >= bytes.length) {
            throw cutOff();
        }
        return bytes[position++] & 0xff;
    }

    long varint() {
        int at = position;
        if (at < bytes.length && bytes[at] >= 0) {
            position = at + 1;
            return bytes[at];
        }
        long result = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = next();
            result |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return result;
            }
        }
        throw corrupt("a number has more than ten bytes");
    }

    long zigzag() {
        long value = varint();
        return value >>> 1 ^ -(value & 1);
    }

    /** A varint in {@code [0, limit)}. */
    int below(int limit, String name) {
        long value = varint();
        if (value < 0 || value >= limit) {
            throw corrupt(name + " is " + Long.toUnsignedString(value) + " where less than " + limit + " is possible");
        }
        return (int) value;
    }

    /** A count of things that take at least a byte each, so that no count can claim memory that no bytes stand for. */
    int count(String name) {
        return below(remaining() + 1, "the number of " + name);
    }

    byte[] rest() {
        byte[] rest = new byte[remaining()];
        System.arraycopy(bytes, position, rest, 0, rest.length);
        position = bytes.length;
        return rest;
    }

    int skip(int count) {
        if (count > remaining()) {
            throw cutOff();
        }
        int start = position;
        position += count;
        return start;
    }

    byte[] bytes() {
        return bytes;
    }

    void expectEnd() {
        if (remaining() != 0) {
            throw corrupt(remaining() + " bytes are left over");
        }
    }

    CorruptDataException corrupt(String problem) {
        return new CorruptDataException(place() + problem);
    }

    CorruptDataException corrupt(String problem, Exception cause) {
        return new CorruptDataException(place() + problem, cause);
    }

    private String place() {
        return what + " is damaged at byte " + position + ": ";
    }

    private CorruptDataException cutOff() {
        return corrupt("it is cut off");
    }
}
