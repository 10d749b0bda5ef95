package io.lineflame.profile.jfr;

import static io.lineflame.profile.jfr.JfrException.Reason.MALFORMED;

/**
 * The header of a chunk; a recording is one or more of them, each with types and constants of its own. Source of the format:
 * {@code jdk.jfr.internal.consumer.ChunkHeader} of OpenJDK.
 *
 * @param start of the header in the bytes; {@code end} is the first byte behind the chunk
 * @param pools where the last event with constants begins
 * @param metadata where the event with the types begins
 * @param startNanos since 1970
 * @param ticksPerSecond more than 0
 */
record Chunk(int start, int end, int pools, int metadata, long startNanos, long durationNanos, long ticksPerSecond) {

    static final int HEADER = 68;

    private static final int MAGIC = 0x464c5200;
    private static final int MAJOR = 2;
    private static final int COMPRESSED_NUMBERS = 1;
    private static final double NANOS = 1e9;

    static Chunk read(byte[] bytes, int start) throws JfrException {
        JfrCursor in = new JfrCursor(bytes, start, bytes.length);
        if (in.remaining() < HEADER || in.fixed(4) != MAGIC) {
            throw new JfrException(
                    MALFORMED,
                    start == 0
                            ? "The body is no JFR recording: it does not start with FLR"
                            : "Not a readable JFR recording: at byte " + start + " a chunk should begin, and does not");
        }
        long major = in.fixed(2);
        in.skip(2);
        if (major != MAJOR) {
            throw in.broken("its version is " + major + "; version 2, of Java 9 and later, can be read");
        }
        long size = in.fixed(8);
        if (size < HEADER || size > bytes.length - start) {
            throw in.broken("a chunk says that it has " + size + " bytes, and " + (bytes.length - start)
                    + " are there; was the recording cut off?");
        }
        int pools = offset(in, size);
        int metadata = offset(in, size);
        long startNanos = in.fixed(8);
        long durationNanos = in.fixed(8);
        in.skip(8);
        long ticksPerSecond = in.fixed(8);
        if (ticksPerSecond <= 0) {
            throw in.broken("its clock has " + ticksPerSecond + " ticks per second");
        }
        if ((in.fixed(4) & COMPRESSED_NUMBERS) == 0) {
            throw in.broken("its numbers are not compressed, which no agent that is known does");
        }
        return new Chunk(
                start, start + (int) size, start + pools, start + metadata, startNanos, durationNanos, ticksPerSecond);
    }

    private static int offset(JfrCursor in, long size) throws JfrException {
        long offset = in.fixed(8);
        if (offset < HEADER || offset >= size) {
            throw in.broken("a chunk of " + size + " bytes points at its byte " + offset + "; was it never closed?");
        }
        return (int) offset;
    }

    /** Ticks as nanoseconds; exact where the clock ticks in nanoseconds, as async-profiler's does. */
    long nanos(long ticks) {
        return ticksPerSecond == (long) NANOS ? ticks : Math.round(ticks * (NANOS / ticksPerSecond));
    }
}
