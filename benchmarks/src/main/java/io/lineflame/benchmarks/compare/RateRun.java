package io.lineflame.benchmarks.compare;

import io.lineflame.benchmarks.load.Fleet;
import io.lineflame.benchmarks.load.Kind;
import io.lineflame.benchmarks.load.Load;
import io.lineflame.benchmarks.load.ProfilePool;
import io.lineflame.benchmarks.servers.Contestant;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** How many profiles a second a new server takes, as fast as it goes, from the request to the answer that says they are stored. */
final class RateRun {

    private static final double MIB = 1048576.0;

    private final ProfilePool pool;
    private final Duration warmUp;
    private final Duration measured;
    private final Figures figures = new Figures();

    RateRun(ProfilePool pool, int warmUpSeconds, int measuredSeconds) {
        this.pool = pool;
        this.warmUp = Duration.ofSeconds(warmUpSeconds);
        this.measured = Duration.ofSeconds(measuredSeconds);
    }

    /** Starts, loads and stops it. */
    void measure(Contestant contestant, int connections) throws IOException, InterruptedException {
        contestant.start();
        Fleet fleet = new Fleet(
                pool,
                "rate",
                5,
                10,
                Arrays.asList(Kind.values()),
                Hours.back(Duration.ofHours(12)),
                Duration.ofSeconds(10));
        Load warming = new Load(List.of(contestant.address()), Duration.ofMinutes(1), Double.POSITIVE_INFINITY);
        Load.Plan first = fleet.plan(0, warmUp);
        warming.run(connections, number -> first);
        Load load = new Load(List.of(contestant.address()), Duration.ofMinutes(1), Double.POSITIVE_INFINITY);
        Load.Plan second = fleet.plan(Math.toIntExact(warming.tally().profiles()), measured);
        long start = System.nanoTime();
        load.run(connections, number -> second);
        double rate = load.tally().profiles() / ((System.nanoTime() - start) / 1e9);
        figures.add(contestant, "rate", rate);
        figures.add(contestant, "resident", contestant.peakResidentBytes() / MIB);
        Report.line(
                "%s: %.0f profiles a second; half answered within %.1f ms, 99 %% within %.1f ms; repeated: %s",
                contestant.name(),
                rate,
                load.tally().millis(0.5),
                load.tally().millis(0.99),
                load.tally().refusals());
        contestant.stop();
    }

    void print() {
        figures.row("rate", "profiles a second, Go CPU and heap in turns, HTTP to commit", "%.0f", "at least 2 times");
        figures.row(
                "resident",
                "resident at most under that load (the server's process; 768 MiB of Java heap)",
                "%.0f MiB",
                "1 229 MiB");
    }
}
