package io.lineflame.benchmarks.compare;

import io.lineflame.benchmarks.load.ProfilePool;
import io.lineflame.benchmarks.servers.Contestant;
import io.lineflame.benchmarks.servers.Lineflame;
import io.lineflame.benchmarks.servers.Pyroscope;
import io.lineflame.benchmarks.servers.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The same load for Lineflame and for Grafana Pyroscope, in turns, in one run: rates first, then an hour of processes whose size is measured
 * and which is then asked for.
 */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Runs the same load against Lineflame and a Grafana Pyroscope, and prints ratios.")
public final class CompareCommand implements Callable<Integer> {

    @Mixin
    private final Surroundings surroundings = new Surroundings();

    @Option(names = "--pyroscope", required = true, description = "the program of Grafana Pyroscope")
    private Path pyroscope = Path.of("");

    @Option(
            names = "--peer-connections",
            defaultValue = "512",
            description =
                    "to Pyroscope, which answers when half a second's pushes are written (default: ${DEFAULT-VALUE})")
    private int peerConnections;

    @Option(
            names = "--rounds",
            defaultValue = "2",
            description = "of the rate, each with new servers (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--warm-up", defaultValue = "15", description = "seconds (default: ${DEFAULT-VALUE})")
    private int warmUp;

    @Option(
            names = "--seconds",
            defaultValue = "25",
            description = "of each measurement of the rate (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--minutes",
            defaultValue = "60",
            description = "of 50 processes that are stored and asked for (default: ${DEFAULT-VALUE})")
    private int minutes;

    @Option(
            names = "--settle",
            defaultValue = "80",
            description = "seconds for compaction and rollups (default: ${DEFAULT-VALUE})")
    private int settle;

    /** 0 when ours gave back what it had acknowledged. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        ProfilePool pool = surroundings.pool();
        RateRun rates = new RateRun(pool, warmUp, seconds);
        for (int round = 0; round < rounds; round++) {
            for (Contestant contestant : inTurns("rate" + round, round)) {
                try (contestant) {
                    rates.measure(contestant, connections(contestant));
                }
            }
            Surroundings.delete(surroundings.folder("rate" + round));
        }
        return surroundings.finish(hour(pool, rates));
    }

    private int hour(ProfilePool pool, RateRun rates) throws IOException, InterruptedException {
        try (Lineflame ours = ours("hour");
                Pyroscope theirs = theirs("hour")) {
            HourRun hour =
                    new HourRun(pool, surroundings.connections(), peerConnections, Duration.ofMinutes(minutes), settle);
            boolean exact = hour.store(ours, theirs);
            QueryRun queries = new QueryRun(hour.from(), hour.until());
            queries.measure(ours, theirs);
            Report.line("");
            Report.row("what", "Lineflame", "Pyroscope", "ratio", "limit");
            Report.line("|---|---|---|---|---|");
            rates.print();
            hour.print();
            queries.print();
            Report.line("");
            Report.line("%s", exact ? "Every total of ours is exact." : "NOT every total of ours is exact.");
            return exact ? 0 : 1;
        }
    }

    private int connections(Contestant contestant) {
        return contestant instanceof Pyroscope ? peerConnections : surroundings.connections();
    }

    /** Who begins changes from round to round. */
    private List<Contestant> inTurns(String name, int round) throws IOException {
        return round % 2 == 0 ? List.of(ours(name), theirs(name)) : List.of(theirs(name), ours(name));
    }

    private Lineflame ours(String name) throws IOException {
        return new Lineflame(surroundings.jar(), surroundings.folder(name).resolve("lineflame"));
    }

    private Pyroscope theirs(String name) throws IOException {
        return new Pyroscope(pyroscope, surroundings.folder(name).resolve("pyroscope"));
    }
}
