package io.lineflame.benchmarks;

import io.lineflame.profile.pprof.PprofException;
import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.PprofReader;
import io.lineflame.profile.stacks.StackTree;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to take profiles in, HTTP and database aside, against decompressing the same bytes.
 *
 * <p>Contestants take turns within one round over at least 700 KB of different profiles, so that whatever else the machine
 * does meets all of them: <i>gunzip</i> is one pre-sized {@link Inflater} and CRC; <i>engine</i> is decode, intern and
 * block, from decompressed bytes; <i>ingest</i> is everything from the bytes as sent to the encoded block. The tree knows the
 * stacks already, as it does from the second profile of a day on; <i>cold</i> is the first profile of a tree.
 */
@State(Scope.Benchmark)
@Fork(1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 9, time = 1)
public class IngestBenchmark {
    private static final int VARIED = 700 * 1024;

    /** Reference profiles, each varied. */
    @Param({
        "boyter-cs-1.pgo",
        "gdu-2023.pgo",
        "java-kafka-cpu.files.pb.gz",
        "pyroscope-og-heap.pb.gz",
        "go-compile-1.23.pgo",
        "gpprof-large.cpu"
    })
    public String profile = "";

    private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    private List<byte[]> bodies = new ArrayList<>();
    private final List<byte[]> raws = new ArrayList<>();
    private StackTree tree = new StackTree();

    /** Nanoseconds of the processor that each contestant took; the collector's are not in them. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Nanos {
        public long gunzip;
        public long engine;
        public long ingest;
        public long cold;
        /** Bytes as sent of all profiles of all rounds. */
        public long bytes;

        public long profiles;
        public long rounds;

        @Setup(Level.Iteration)
        public void reset() {
            gunzip = 0;
            engine = 0;
            ingest = 0;
            cold = 0;
            bytes = 0;
            profiles = 0;
            rounds = 0;
        }
    }

    @Setup
    public void read() throws IOException, PprofException, DataFormatException {
        bodies = VariedProfiles.of(Files.readAllBytes(ReferenceProfiles.named(profile)), VARIED);
        for (byte[] body : bodies) {
            raws.add(new byte[size(body)]);
            tree.add(PprofReader.read(body, PprofLimits.DEFAULT));
        }
        gunzip();
    }

    private static int size(byte[] body) {
        int end = body.length;
        return (body[end - 4] & 0xff)
                | (body[end - 3] & 0xff) << 8
                | (body[end - 2] & 0xff) << 16
                | (body[end - 1] & 0xff) << 24;
    }

    @Benchmark
    public long round(Nanos nanos) throws PprofException, DataFormatException {
        long start = clock.getCurrentThreadCpuTime();
        long sum = gunzip();
        long decompressed = clock.getCurrentThreadCpuTime();
        sum += engine();
        long added = clock.getCurrentThreadCpuTime();
        sum += ingest(tree);
        long done = clock.getCurrentThreadCpuTime();
        new StackTree()
                .add(PprofReader.read(bodies.get(0), PprofLimits.DEFAULT))
                .encode();
        nanos.gunzip += decompressed - start;
        nanos.engine += added - decompressed;
        nanos.ingest += done - added;
        nanos.cold += clock.getCurrentThreadCpuTime() - done;
        for (byte[] body : bodies) {
            nanos.bytes += body.length;
        }
        nanos.profiles += bodies.size();
        nanos.rounds++;
        return sum;
    }

    private long ingest(StackTree into) throws PprofException {
        long bytes = 0;
        for (byte[] body : bodies) {
            bytes += into.add(PprofReader.read(body, PprofLimits.DEFAULT)).encode().length;
        }
        return bytes;
    }

    private long engine() throws PprofException {
        long pairs = 0;
        for (byte[] raw : raws) {
            pairs += tree.add(PprofReader.read(raw, PprofLimits.DEFAULT)).size();
        }
        return pairs;
    }

    /** The header of the varied profiles has no optional parts: its ten bytes are skipped. */
    private long gunzip() throws DataFormatException {
        long sums = 0;
        for (int i = 0; i < bodies.size(); i++) {
            byte[] body = bodies.get(i);
            byte[] raw = raws.get(i);
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
