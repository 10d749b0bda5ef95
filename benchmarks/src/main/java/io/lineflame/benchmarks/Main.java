package io.lineflame.benchmarks;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs a benchmark and prints its ratio beside the limit. */
public final class Main {
    private static final int ROUNDS = 11;

    private Main() {}

    /** {@code breakdown}, {@code ingest}, {@code merge}, {@code sources}, or {@code list JAR}. */
    public static void main(String[] arguments) throws RunnerException {
        String which = arguments.length == 0 ? "" : arguments[0];
        switch (which) {
            case "breakdown" -> breakdown();
            case "ingest" -> ingest();
            case "merge" -> merge();
            case "sources" -> sources();
            case "list" -> list(arguments[1]);
            default ->
                throw new IllegalArgumentException(
                        "Say breakdown, ingest, merge, sources, or list JAR; not \"" + which + "\"");
        }
    }

    private static void breakdown() throws RunnerException {
        Collection<RunResult> results = run(LineBreakdownBenchmark.class);
        double ratio = score(results, "pprof") / score(results, "lineflame");
        print("line breakdown in process: %.1f times faster than go tool pprof -list (limit: 20)", ratio);
    }

    private static void ingest() throws RunnerException {
        for (RunResult result : run(IngestBenchmark.class)) {
            double gunzip = counted(result, "gunzip");
            double profiles = counted(result, "profiles");
            print(
                    "%-36s %7.0f bytes, gunzip %8.1f us; times gunzip: engine %.2f, ingest %.2f, cold %.2f",
                    result.getParams().getParam("profile"),
                    counted(result, "bytes") / profiles,
                    gunzip / profiles / 1000,
                    counted(result, "engine") / gunzip,
                    counted(result, "ingest") / gunzip,
                    counted(result, "cold") / counted(result, "rounds") * profiles / gunzip);
        }
        print("limits: engine 1.00 up to 300 KB, 2.00 above; ingest 2.00 up to 120 KB, 3.20 above");
    }

    private static void merge() throws RunnerException {
        for (RunResult result : run(MergeBenchmark.class)) {
            double pairs = counted(result, "pairs") * 1000;
            double rounds = counted(result, "rounds") * 1000;
            print(
                    "%-42s %6.0f nodes; million pairs a second: plain %.0f, packed %.0f, merger %.0f; packed %.1f times stream;"
                            + " us: details %.0f, table %.0f, graph %.0f",
                    result.getParams().getParam("blocks"),
                    counted(result, "nodes") / counted(result, "rounds"),
                    pairs / counted(result, "plain"),
                    pairs / counted(result, "packed"),
                    pairs / counted(result, "merger"),
                    counted(result, "packed") / counted(result, "stream"),
                    counted(result, "details") / rounds,
                    counted(result, "table") / rounds,
                    counted(result, "graph") / rounds);
        }
        print("limits: plain 300, packed 120");
    }

    private static void sources() throws RunnerException {
        for (RunResult result : run(SourceRulesBenchmark.class)) {
            double frames = counted(result, "frames");
            print(
                    "%-60.60s frames a second: find %,.0f, wanted %,.0f; own files found %.0f %%",
                    result.getParams().getParam("profiles"),
                    frames * 1e9 / counted(result, "find"),
                    frames * 1e9 / counted(result, "wanted"),
                    counted(result, "found") * 100 / frames);
        }
        print("limit: find 100,000 over all profiles");
    }

    private static double counted(RunResult result, String counter) {
        return Objects.requireNonNull(result.getSecondaryResults().get(counter), counter)
                .getScore();
    }

    /** Both processes in turns, so that whatever else the machine does meets both. */
    private static void list(String jar) {
        long[] ours = new long[ROUNDS];
        long[] theirs = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            Processes.lineflameList(jar, LineBreakdownBenchmark.FUNCTION);
            long between = System.nanoTime();
            Processes.pprofList(LineBreakdownBenchmark.FUNCTION);
            ours[round] = between - start;
            theirs[round] = System.nanoTime() - between;
        }
        double ratio = (double) median(ours) / median(theirs);
        print("lineflame list: median %.0f ms", median(ours) / 1e6);
        print("go tool pprof -list: median %.0f ms", median(theirs) / 1e6);
        print("lineflame list as a process: %.2f times go tool pprof -list (limit: 3.00)", ratio);
    }

    private static long median(long[] times) {
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static Collection<RunResult> run(Class<?> benchmark) throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include(benchmark.getSimpleName())
                        .jvmArgsAppend("-Dlineflame.reference=" + System.getProperty("lineflame.reference", ""))
                        .build())
                .run();
    }

    private static double score(Collection<RunResult> results, String method) {
        for (RunResult result : results) {
            if (result.getParams().getBenchmark().endsWith("." + method)) {
                return result.getPrimaryResult().getScore();
            }
        }
        throw new IllegalStateException("No result of " + method);
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
