package io.lineflame.profile.pprof;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Decompresses one deflate stream (RFC 1951) from an array into an array: faster than {@link java.util.zip.Inflater}, since it
 * need not stop anywhere, keeps eight bytes of bits at hand, and crosses no border to native code.
 *
 * <p>It judges nothing. Whatever is not right, or does not fit, gives {@code false}, and {@link Inflation} asks the JDK's
 * inflater, which has the last word. Its output counts only when the stream's checksum agrees.
 */
final class PlainInflater {
    /** How far behind its limit the output may be written, and so must have room. */
    static final int SLACK = 258 + 8;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final byte[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    private static final int[] SYMBOLS = symbols();
    private static final int[] DISTANCES = distances();
    private static final int[] LENGTHS = lengths();

    private final byte[] in;
    private final int end;
    private final byte[] out;
    private final int limit;
    private final PrefixCode symbols = new PrefixCode(11, SYMBOLS);
    private final PrefixCode distances = new PrefixCode(8, DISTANCES);
    private final PrefixCode lengthCode = new PrefixCode(7, LENGTHS);
    private final byte[] codeLengths = new byte[288 + 32];
    private int at;
    private int to;
    private long ahead;
    private int aheadBits;

    /** The stream begins at {@code start} and ends before {@code end}; eight bytes must follow it. */
    PlainInflater(byte[] in, int start, int end, byte[] out, int limit) {
        this.in = in;
        this.at = start;
        this.end = end;
        this.out = out;
        this.limit = limit;
    }

    /** Writes from the start of the output on. Where the stream ended and how much it was say the two methods below. */
    boolean inflate() {
        boolean last = false;
        while (!last) {
            refill();
            last = take(1) == 1;
            boolean done = switch (take(2)) {
                case 0 -> copyStored();
                case 1 -> setFixed() && readBlock();
                case 2 -> setDynamic() && readBlock();
                default -> false;
            };
            if (!done) {
                return false;
            }
        }
        return aheadBits >= 0 && inputEnd() <= end;
    }

    int inputEnd() {
        return at - (aheadBits >>> 3);
    }

    int length() {
        return to;
    }

    /** At least 56 bits, without a branch; behind the input come the eight bytes of slack, then nothing more. */
    private void refill() {
        if (at <= end) {
            ahead |= (long) LONGS.get(in, at) << aheadBits;
            at += (63 - aheadBits) >>> 3;
            aheadBits |= 56;
        }
    }

    private int take(int bits) {
        int taken = (int) ahead & ((1 << bits) - 1);
        ahead >>>= bits;
        aheadBits -= bits;
        return taken;
    }

    private boolean copyStored() {
        take(aheadBits & 7);
        if (aheadBits < 0) {
            return false;
        }
        int from = inputEnd();
        if (from + 4 > end) {
            return false;
        }
        int size = (in[from] & 0xff) | ((in[from + 1] & 0xff) << 8);
        int check = (in[from + 2] & 0xff) | ((in[from + 3] & 0xff) << 8);
        if ((size ^ check) != 0xffff || size > end - from - 4 || size > limit - to) {
            return false;
        }
        System.arraycopy(in, from + 4, out, to, size);
        to += size;
        at = from + 4 + size;
        ahead = 0;
        aheadBits = 0;
        return true;
    }

    private boolean setFixed() {
        Arrays.fill(codeLengths, 0, 144, (byte) 8);
        Arrays.fill(codeLengths, 144, 256, (byte) 9);
        Arrays.fill(codeLengths, 256, 280, (byte) 7);
        Arrays.fill(codeLengths, 280, 288, (byte) 8);
        Arrays.fill(codeLengths, 288, 320, (byte) 5);
        return symbols.set(codeLengths, 0, 288) && distances.set(codeLengths, 288, 32);
    }

    private boolean setDynamic() {
        refill();
        int symbolCount = take(5) + 257;
        int distanceCount = take(5) + 1;
        int lengthCount = take(4) + 4;
        Arrays.fill(codeLengths, 0, 19, (byte) 0);
        for (int i = 0; i < lengthCount; i++) {
            refill();
            codeLengths[ORDER[i]] = (byte) take(3);
        }
        return symbolCount <= SYMBOLS.length
                && distanceCount <= DISTANCES.length
                && lengthCode.set(codeLengths, 0, LENGTHS.length)
                && readLengths(symbolCount + distanceCount)
                && codeLengths[256] != 0
                && symbols.set(codeLengths, 0, symbolCount)
                && distances.set(codeLengths, symbolCount, distanceCount);
    }

    private boolean readLengths(int count) {
        int read = 0;
        while (read < count) {
            refill();
            int entry = lengthCode.entry(ahead);
            if (entry == 0) {
                return false;
            }
            take(entry & 0xff);
            int symbol = entry >>> 16;
            int repeats = 1;
            byte length = (byte) symbol;
            if (symbol >= 16) {
                repeats = symbol == 18 ? 11 + take(7) : 3 + take(symbol == 17 ? 3 : 2);
                if (symbol == 16 && read == 0) {
                    return false;
                }
                length = symbol == 16 ? codeLengths[read - 1] : 0;
            }
            if (repeats > count - read) {
                return false;
            }
            Arrays.fill(codeLengths, read, read + repeats, length);
            read += repeats;
        }
        return true;
    }

    /** The loop over all the bytes. Fields live in local variables meanwhile. */
    private boolean readBlock() {
        byte[] input = in;
        byte[] output = out;
        long bits = ahead;
        int count = aheadBits;
        int from = at;
        int place = to;
        int entry = 0;
        boolean fine = false;
        while (place <= limit && count >= 0) {
            if (from <= end) {
                bits |= (long) LONGS.get(input, from) << count;
                from += (63 - count) >>> 3;
                count |= 56;
            }
            entry = symbols.entry(bits);
            if ((entry & (PrefixCode.LITERAL << 8)) != 0) {
                output[place++] = (byte) (entry >>> 16);
                bits >>>= entry & 0xff;
                count -= entry & 0xff;
                entry = symbols.entry(bits);
                if ((entry & (PrefixCode.LITERAL << 8)) != 0) {
                    output[place++] = (byte) (entry >>> 16);
                    bits >>>= entry & 0xff;
                    count -= entry & 0xff;
                    continue;
                }
            }
            int code = entry & 0xff;
            int extra = (entry >>> 8) & 0x1f;
            int length = (entry >>> 16) + ((int) (bits >>> code) & ((1 << extra) - 1));
            bits >>>= code + extra;
            count -= code + extra;
            if ((entry & (PrefixCode.END << 8)) != 0 || entry == 0) {
                fine = entry != 0;
                break;
            }
            if (from <= end) {
                bits |= (long) LONGS.get(input, from) << count;
                from += (63 - count) >>> 3;
                count |= 56;
            }
            int far = distances.entry(bits);
            int farCode = far & 0xff;
            int farExtra = (far >>> 8) & 0x1f;
            int distance = (far >>> 16) + ((int) (bits >>> farCode) & ((1 << farExtra) - 1));
            bits >>>= farCode + farExtra;
            count -= farCode + farExtra;
            if (distance > place || far == 0) {
                break;
            }
            repeat(output, place, distance, length);
            place += length;
        }
        ahead = bits;
        aheadBits = count;
        at = from;
        to = place;
        return fine && count >= 0 && place <= limit;
    }

    /** Writes up to seven bytes more than asked, where distance allows eight at a time. */
    private static void repeat(byte[] output, int place, int distance, int length) {
        int last = place + length;
        if (distance >= 8) {
            for (int at = place; at < last; at += 8) {
                LONGS.set(output, at, (long) LONGS.get(output, at - distance));
            }
        } else {
            for (int at = place; at < last; at++) {
                output[at] = output[at - distance];
            }
        }
    }

    private static int[] symbols() {
        int[] meaning = new int[286];
        for (int literal = 0; literal < 256; literal++) {
            meaning[literal] = (literal << 16) | (PrefixCode.LITERAL << 8);
        }
        meaning[256] = PrefixCode.END << 8;
        int base = 3;
        for (int symbol = 257; symbol < 285; symbol++) {
            int extra = symbol < 265 ? 0 : (symbol - 261) >>> 2;
            meaning[symbol] = (base << 16) | (extra << 8);
            base += 1 << extra;
        }
        meaning[285] = 258 << 16;
        return meaning;
    }

    private static int[] distances() {
        int[] meaning = new int[30];
        int base = 1;
        for (int symbol = 0; symbol < meaning.length; symbol++) {
            int extra = symbol < 4 ? 0 : (symbol - 2) >>> 1;
            meaning[symbol] = (base << 16) | (extra << 8);
            base += 1 << extra;
        }
        return meaning;
    }

    private static int[] lengths() {
        int[] meaning = new int[19];
        for (int symbol = 0; symbol < meaning.length; symbol++) {
            meaning[symbol] = symbol << 16;
        }
        return meaning;
    }
}
