package io.lineflame.benchmarks;

import io.lineflame.profile.pprof.PprofException;
import io.lineflame.profile.stacks.BlockMerger;
import io.lineflame.profile.stacks.ProfileBlock;
import io.lineflame.profile.stacks.Weights;
import io.lineflame.profile.view.FlameGraph;
import io.lineflame.profile.view.FunctionDetails;
import io.lineflame.profile.view.FunctionSelector;
import io.lineflame.profile.view.FunctionTable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * What a query does with blocks once it has their bytes, one thread, against streaming over the same bytes.
 *
 * <p>Contestants take turns within one round over different blocks: <i>stream</i> adds up the packed bytes eight at a time;
 * <i>plain</i> and <i>packed</i> add one value type to weights, from blocks as varints and as zstd; <i>merger</i> adds all
 * value types into one block, as rollups do, and encodes it; then what is shown of the sum: function <i>details</i>,
 * function <i>table</i>, flame <i>graph</i> of 8 192 nodes.
 */
@State(Scope.Benchmark)
@Fork(1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 9, time = 1)
public class MergeBenchmark {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int BLOCKS = 600;
    private static final int NODES_SHOWN = 8192;

    /** A reference profile, how many of its samples a block has, and the function whose details are shown. */
    @Param({
        "boyter-cs-1.pgo 250 runtime.mallocgc",
        "go-compile-1.23.pgo 750 runtime.mallocgc",
        "go-compile-1.23.pgo 6000 runtime.mallocgc",
        "pyroscope-og-heap.pb.gz 500 runtime.malg",
        "gpprof-large.cpu 2500 operator new"
    })
    public String blocks = "";

    private VariedBlocks varied = VariedBlocks.NONE;
    private FunctionSelector function = FunctionSelector.named("");

    /** Nanoseconds of processor time that each contestant took. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Nanos {
        public long stream;
        public long plain;
        public long packed;
        public long merger;
        public long details;
        public long table;
        public long graph;
        public long rounds;
        /** Of one value type in all blocks of one round. */
        public long pairs;

        public long bytes;
        public long nodes;

        @Setup(Level.Iteration)
        public void reset() {
            stream = 0;
            plain = 0;
            packed = 0;
            merger = 0;
            details = 0;
            table = 0;
            graph = 0;
            rounds = 0;
            pairs = 0;
            bytes = 0;
            nodes = 0;
        }
    }

    @Setup
    public void read() throws IOException, PprofException {
        String[] words = blocks.split(" ", 3);
        varied = VariedBlocks.of(ReferenceProfiles.named(words[0]), Integer.parseInt(words[1]), BLOCKS);
        function = FunctionSelector.named(words[2]);
    }

    @Benchmark
    public void round(Nanos nanos, Blackhole hole) {
        long start = processorTime();
        hole.consume(varied.stream());
        long streamed = processorTime();
        hole.consume(sum(varied.plain()));
        long plain = processorTime();
        List<Weights> sum = List.of(sum(varied.packed()));
        long packed = processorTime();
        hole.consume(merged().encode());
        long merged = processorTime();
        hole.consume(FunctionDetails.of(sum, function));
        long detailed = processorTime();
        hole.consume(FunctionTable.of(sum));
        long tabled = processorTime();
        hole.consume(FlameGraph.of(sum, NODES_SHOWN));
        nanos.graph += processorTime() - tabled;
        nanos.table += tabled - detailed;
        nanos.details += detailed - merged;
        nanos.merger += merged - packed;
        nanos.packed += packed - plain;
        nanos.plain += plain - streamed;
        nanos.stream += streamed - start;
        nanos.rounds++;
        nanos.pairs += varied.pairs();
        nanos.bytes += varied.bytes();
        nanos.nodes += varied.tree().nodeCount();
    }

    /** Of this thread: whoever else works on the machine costs caches, but no time. */
    private static long processorTime() {
        return THREADS.getCurrentThreadCpuTime();
    }

    private Weights sum(List<byte[]> encoded) {
        Weights weights = new Weights(varied.tree());
        for (byte[] block : encoded) {
            weights.add(block, varied.type());
        }
        return weights;
    }

    private ProfileBlock merged() {
        BlockMerger merger = new BlockMerger(varied.types());
        varied.packed().forEach(merger::add);
        return merger.merge();
    }
}
