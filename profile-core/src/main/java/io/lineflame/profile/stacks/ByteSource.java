package io.lineflame.profile.stacks;

/**
 * Bytes being read; every reading past the end is a {@link CorruptDataException} that names what was read.
 *
 * <p>Whole columns are read eight bytes at a time: {@link #varints}, {@link #ascending} and {@link #skipVarints} need
 * {@link #SLACK} bytes of anything behind the end. Numbers of one byte are taken eight at once; where a longer one comes,
 * those before it are written with a step of eight all the same, and the step is as long as they are. There is no branch
 * on the length of a number, which nobody can predict.
 */
final class ByteSource {
    static final int SLACK = 32;

    private static final long CONTINUED = 0x8080808080808080L;

    private final String what;
    private final byte[] bytes;
    private final int end;
    private int position;

    ByteSource(String what, byte[] bytes) {
        this(what, bytes, 0, bytes.length);
    }

    /** The bytes from {@code start} until {@code end}. */
    ByteSource(String what, byte[] bytes, int start, int end) {
        this.what = what;
        this.bytes = bytes;
        this.position = start;
        this.end = end;
    }

    int remaining() {
        return end - position;
    }

    int position() {
        return position;
    }

    void seek(int to) {
        position = to;
    }

    int next() {
        if (position >= end) {
            throw cutOff();
        }
        return bytes[position++] & 0xff;
    }

    long varint() {
        int at = position;
        if (at < end && bytes[at] >= 0) {
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

    /** Reads {@code count} numbers into {@code into}. */
    void varints(long[] into, int count) {
        int at = position;
        int i = 0;
        while (i <= count - 8) {
            if (at > end) {
                throw cutOff();
            }
            long word = Bits.longAt(bytes, at);
            long continued = word & CONTINUED;
            int single = Long.numberOfTrailingZeros(continued) >>> 3;
            if (single > 0) {
                spread(word, into, i);
                i += single;
                at += single;
            }
            if (continued != 0) {
                long longer = Bits.longAt(bytes, at);
                long last = ~longer & CONTINUED;
                into[i++] = last == 0 ? longest(at) : compact(longer & (last ^ last - 1));
                at = last == 0 ? position : at + ((Long.numberOfTrailingZeros(last) + 1) >>> 3);
            }
        }
        position = at;
        while (i < count) {
            into[i++] = varint();
        }
        expectNotBehind();
    }

    private static void spread(long word, long[] into, int at) {
        into[at] = word & 0x7f;
        into[at + 1] = word >>> 8 & 0x7f;
        into[at + 2] = word >>> 16 & 0x7f;
        into[at + 3] = word >>> 24 & 0x7f;
        into[at + 4] = word >>> 32 & 0x7f;
        into[at + 5] = word >>> 40 & 0x7f;
        into[at + 6] = word >>> 48 & 0x7f;
        into[at + 7] = word >>> 56 & 0x7f;
    }

    /** A varint of nine or ten bytes; the position is behind it then. */
    private long longest(int at) {
        position = at;
        return varint();
    }

    /** The bits of a varint of up to eight bytes, seven from each. */
    private static long compact(long word) {
        long pairs = (word & 0x007f007f007f007fL) | ((word & 0x7f007f007f007f00L) >>> 1);
        long fours = (pairs & 0x00003fff00003fffL) | ((pairs & 0x3fff00003fff0000L) >>> 2);
        return (fours & 0x0fffffffL) | ((fours >>> 4) & 0x00fffffff0000000L);
    }

    /** Reads numbers that were written as what lies between them, all below {@code limit}. */
    void ascending(int[] into, int count, int limit, String name) {
        if (count == 0) {
            return;
        }
        int at = position;
        long next = 0;
        int i = 0;
        while (i <= count - 8) {
            if (at > end) {
                throw cutOff();
            }
            long word = Bits.longAt(bytes, at);
            long continued = word & CONTINUED;
            int single = Long.numberOfTrailingZeros(continued) >>> 3;
            if (single > 0) {
                step(word, (int) next, into, i);
                i += single;
                at += single;
                next = into[i - 1] + 1L;
            }
            if (continued != 0) {
                long longer = Bits.longAt(bytes, at);
                long last = ~longer & CONTINUED;
                long distance = last == 0 ? longest(at) : compact(longer & (last ^ last - 1));
                at = last == 0 ? position : at + ((Long.numberOfTrailingZeros(last) + 1) >>> 3);
                next = behind(next, distance, limit, name);
                into[i++] = (int) next - 1;
            }
            if (next < 0) {
                break;
            }
        }
        position = at;
        while (i < count) {
            next = behind(next, varint(), limit, name);
            into[i++] = (int) next - 1;
        }
        expectNotBehind();
        behind(next - 1, 0, limit, name);
    }

    private static void step(long word, int next, int[] into, int at) {
        int number = next + (int) (word & 0x7f);
        into[at] = number;
        number += 1 + (int) (word >>> 8 & 0x7f);
        into[at + 1] = number;
        number += 1 + (int) (word >>> 16 & 0x7f);
        into[at + 2] = number;
        number += 1 + (int) (word >>> 24 & 0x7f);
        into[at + 3] = number;
        number += 1 + (int) (word >>> 32 & 0x7f);
        into[at + 4] = number;
        number += 1 + (int) (word >>> 40 & 0x7f);
        into[at + 5] = number;
        number += 1 + (int) (word >>> 48 & 0x7f);
        into[at + 6] = number;
        into[at + 7] = number + 1 + (int) (word >>> 56 & 0x7f);
    }

    private long behind(long next, long distance, int limit, String name) {
        if (next < 0 || distance < 0 || distance >= limit - next) {
            throw corrupt("the distance of a " + name + " is " + Long.toUnsignedString(distance) + " where less than "
                    + (limit - next) + " is possible");
        }
        return next + distance + 1;
    }

    /** Goes behind {@code count} varints. */
    void skipVarints(int count) {
        int at = position;
        int left = count;
        while (left >= 8 && at <= end) {
            left -= Long.bitCount(~Bits.longAt(bytes, at) & CONTINUED);
            at += 8;
        }
        while (left > 0 && at <= end) {
            left -= bytes[at++] >= 0 ? 1 : 0;
        }
        position = at;
        expectNotBehind();
    }

    private void expectNotBehind() {
        if (position > end) {
            throw cutOff();
        }
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
