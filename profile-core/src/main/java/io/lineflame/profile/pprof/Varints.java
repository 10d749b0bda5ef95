package io.lineflame.profile.pprof;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads varints of up to eight bytes from one load, with one branch that a processor can foresee.
 *
 * <p>Nothing is checked here: {@link #SLACK} bytes must follow the place that is read from.
 */
final class Varints {
    /** Bytes that must be there from the place on that is read. */
    static final int SLACK = 8;

    static final int TOO_LONG = 9;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long CONTINUED = 0x8080808080808080L;

    private Varints() {}

    /** Eight bytes, of which the first ones are a varint. */
    static long word(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /**
     * The length in bytes of the varint at the beginning of a word; {@link #TOO_LONG} when it does not end there. Apart from
     * {@link #value}, since the next place waits for this alone.
     */
    static int length(long word) {
        return (Long.numberOfTrailingZeros(~word & CONTINUED) >>> 3) + 1;
    }

    /** The number; meaningless when it is too long. Groups of seven bits put together pairwise: 8 to 16, 16 to 32, 32 to 64. */
    static long value(long word, int length) {
        long groups = word & (-1L >>> (-8 * length));
        long pairs = (groups & 0x007f007f007f007fL) | (groups & 0x7f007f007f007f00L) >>> 1;
        long fours = (pairs & 0x00003fff00003fffL) | (pairs & 0x3fff00003fff0000L) >>> 2;
        return (fours & 0x0fffffffL) | (fours & 0x0fffffff00000000L) >>> 4;
    }
}
