package io.lineflame.benchmarks;

import io.lineflame.profile.pprof.PprofException;
import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.profile.pprof.PprofReader;
import io.lineflame.profile.view.FunctionListing;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
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
 * From the bytes of a file to the breakdown of one function, in process and as {@code go tool pprof -list} does it as a
 * process. Limit: 20 times faster.
 */
@State(Scope.Benchmark)
@Fork(1)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class LineBreakdownBenchmark {
    static final String FUNCTION = "runtime.mallocgc";

    private byte[] body = {};

    @Setup
    public void read() throws IOException {
        body = Files.readAllBytes(ReferenceProfiles.GO_COMPILE);
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Warmup(iterations = 5, time = 1)
    @Measurement(iterations = 7, time = 1)
    public FunctionListing lineflame() throws PprofException {
        PprofProfile profile = PprofReader.read(body, PprofLimits.DEFAULT);
        return FunctionListing.of(profile, profile.defaultSampleTypeIndex(), FUNCTION::equals);
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 2)
    @Measurement(iterations = 9)
    public int pprof() {
        return Processes.pprofList(FUNCTION);
    }
}
