package io.lineflame.benchmarks;

import io.lineflame.profile.pprof.PprofException;
import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.PprofReader;
import io.lineflame.profile.stacks.StackTree;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * All small reference profiles, from bytes to an encoded block, in the steady state (the tree knows their stacks), against
 * decompressing the same bytes: one pre-sized {@link Inflater} and CRC. Limit: 2.0 times.
 *
 * <p>All of them in one round, because a loop over one small file measures the branch predictor.
 */
@State(Scope.Benchmark)
@Fork(1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
public class IngestBenchmark {
    private static final int SMALL = 120 * 1024;

    private final List<byte[]> bodies = new ArrayList<>();
    private final List<byte[]> buffers = new ArrayList<>();
    private StackTree tree = new StackTree();

    @Setup
    public void read() throws PprofException {
        tree = new StackTree();
        for (byte[] body : ReferenceProfiles.smallerThan(SMALL)) {
            tree.add(PprofReader.read(body, PprofLimits.DEFAULT));
            bodies.add(body);
            buffers.add(new byte[size(body)]);
        }
    }

    private static int size(byte[] body) {
        int end = body.length;
        return (body[end - 4] & 0xff)
                | (body[end - 3] & 0xff) << 8
                | (body[end - 2] & 0xff) << 16
                | (body[end - 1] & 0xff) << 24;
    }

    @Benchmark
    public long ingest() throws PprofException {
        long bytes = 0;
        for (byte[] body : bodies) {
            bytes += tree.add(PprofReader.read(body, PprofLimits.DEFAULT)).encode().length;
        }
        return bytes;
    }

    /** The header of the files has no optional parts: its ten bytes are skipped. */
    @Benchmark
    public long gunzip() throws DataFormatException {
        long sums = 0;
        for (int i = 0; i < bodies.size(); i++) {
            byte[] body = bodies.get(i);
            byte[] raw = buffers.get(i);
            Inflater inflater = new Inflater(true);
            inflater.setInput(body, 10, body.length - 10);
            int length = inflater.inflate(raw);
            inflater.end();
            CRC32 crc = new CRC32();
            crc.update(raw, 0, length);
            sums += crc.getValue();
        }
        return sums;
    }
}
