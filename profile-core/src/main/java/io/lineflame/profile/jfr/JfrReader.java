package io.lineflame.profile.jfr;

import static io.lineflame.profile.jfr.JfrException.Reason.MALFORMED;
import static io.lineflame.profile.jfr.JfrException.Reason.TOO_LARGE;

import io.lineflame.profile.pprof.Inflation;
import io.lineflame.profile.pprof.PprofException;
import io.lineflame.profile.pprof.PprofLimits;

/**
 * Reads recordings of the JVM: those of async-profiler, which Pyroscope's agent sends, and those of the JDK itself.
 *
 * <h2>What counts</h2>
 *
 * A sample of a running thread is CPU time of one period; with {@code event=wall} every sample is also one of wall time. Allocations
 * count the bytes that they took from the heap: the whole new buffer where one was begun (TLAB). Locks count how often and how long
 * threads waited. Samples without a stack that the recording knows are kept, on the root. These rules are Pyroscope's
 * (github.com/grafana/jfr-parser, package {@code pprof}), but for three: beside time stands the number of samples, waiting is turned
 * from the recording's clock into nanoseconds, and what has no stack is not dropped.
 *
 * <h2>Form</h2>
 *
 * Events are read by the types that each chunk describes, so fields may come, go and move (docs/adr/0161). Everything that a recording
 * announces is held against the bytes that are there, and what it adds up to against the limits of pprof profiles.
 */
public final class JfrReader {

    private static final long MAX_PERIOD = 3_600_000_000_000L;

    private JfrReader() {}

    /**
     * Reads a recording.
     *
     * @param body gzip, zstd or as it is
     * @param period nanoseconds that a sample of time stands for; more than 0
     * @throws JfrException when the body is broken or beyond a limit; says where
     */
    public static JfrRecording read(byte[] body, JfrLabels labels, long period, PprofLimits limits)
            throws JfrException {
        if (period <= 0 || period > MAX_PERIOD) {
            throw new IllegalArgumentException("a period of " + period + " ns");
        }
        byte[] bytes = inflate(body, limits);
        Recorded recorded = new Recorded(labels, period, limits);
        long start = Long.MAX_VALUE;
        long end = Long.MIN_VALUE;
        for (int at = 0; at < bytes.length; ) {
            Chunk chunk = Chunk.read(bytes, at);
            new ChunkReader(bytes, chunk, recorded, limits).read();
            start = Math.min(start, chunk.startNanos());
            end = Math.max(end, chunk.startNanos() + chunk.durationNanos());
            at = chunk.end();
        }
        return recorded.finish(start, end - start);
    }

    private static byte[] inflate(byte[] body, PprofLimits limits) throws JfrException {
        try {
            return Inflation.bytes(body, limits);
        } catch (PprofException e) {
            throw new JfrException(
                    e.reason() == PprofException.Reason.TOO_LARGE ? TOO_LARGE : MALFORMED,
                    String.valueOf(e.getMessage()),
                    e);
        }
    }
}
