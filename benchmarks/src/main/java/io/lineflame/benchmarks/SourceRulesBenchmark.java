package io.lineflame.benchmarks;

import io.lineflame.profile.pprof.PprofException;
import io.lineflame.source.Checkout;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.finder.SourceFinder;
import io.lineflame.vcs.Tree;
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
 * How many frames the rules of all languages resolve, in a made-up repository of 50 000 files, one thread.
 *
 * <p><i>find</i> is the search with all its attempts, in a commit of which the small files were read; <i>wanted</i> is
 * finding out which these are.
 */
@State(Scope.Benchmark)
@Fork(1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 9, time = 1)
public class SourceRulesBenchmark {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Names of reference profiles. */
    @Param({
        "boyter-cs-1.pgo gdu-2023.pgo go-compile-1.23.pgo pyroscope-golang-pgo-1.pgo pyroscope-og-heap.pb.gz"
                + " gpprof-large.cpu java-kafka-cpu.files.pb.gz pyroscope-dotnet.labels.pprof pyroscope-og-nodejs-wall.pb.gz"
                + " pyroscope-og-pyspy-1.pb.gz parca-fib.pb.gz",
        "boyter-cs-1.pgo gdu-2023.pgo pyroscope-golang-pgo-1.pgo pyroscope-og-heap.pb.gz",
        "go-compile-1.23.pgo",
        "gpprof-large.cpu",
        "java-kafka-cpu.files.pb.gz",
        "pyroscope-dotnet.labels.pprof",
        "pyroscope-og-nodejs-wall.pb.gz pyroscope-og-pyspy-1.pb.gz"
    })
    public String profiles = "";

    private List<SourceQuestion> questions = List.of();
    private Tree tree = Tree.of(List.of());
    private Checkout checkout = Checkout.unread(tree);

    /** Nanoseconds of processor time. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Nanos {
        public long find;
        public long wanted;
        public long frames;
        public long found;

        @Setup(Level.Iteration)
        public void reset() {
            find = 0;
            wanted = 0;
            frames = 0;
            found = 0;
        }
    }

    @Setup
    public void read() throws IOException, PprofException {
        SourceFrames frames = SourceFrames.of(List.of(profiles.split(" ")));
        questions = frames.questions();
        tree = frames.tree();
        checkout = new Checkout(tree, frames.texts());
    }

    @Benchmark
    public void round(Nanos nanos, Blackhole hole) {
        long start = THREADS.getCurrentThreadCpuTime();
        for (SourceQuestion question : questions) {
            hole.consume(SourceFinder.wanted(question, tree));
        }
        long between = THREADS.getCurrentThreadCpuTime();
        for (SourceQuestion question : questions) {
            nanos.found += SourceFinder.find(question, checkout).path().isPresent() ? 1 : 0;
        }
        nanos.find += THREADS.getCurrentThreadCpuTime() - between;
        nanos.wanted += between - start;
        nanos.frames += questions.size();
    }
}
