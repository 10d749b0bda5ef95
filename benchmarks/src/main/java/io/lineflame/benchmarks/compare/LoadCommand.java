package io.lineflame.benchmarks.compare;

import io.lineflame.benchmarks.load.Fleet;
import io.lineflame.benchmarks.load.HttpConnection;
import io.lineflame.benchmarks.load.Kind;
import io.lineflame.benchmarks.load.Load;
import io.lineflame.benchmarks.load.Tally;
import io.lineflame.benchmarks.servers.Lineflame;
import io.lineflame.benchmarks.servers.LineflameQueries;
import io.lineflame.benchmarks.servers.Surroundings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Pushes at a rate or as fast as it goes, and checks that every total comes back. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = "Pushes profiles of many processes to a Lineflame, and checks what comes back.")
public final class LoadCommand implements Callable<Integer> {

    @Mixin
    private final Surroundings surroundings = new Surroundings();

    @Option(
            names = "--server",
            description = "http://host:port of a running Lineflame (default: a new one from the jar)")
    private @Nullable URI server;

    @Option(names = "--services", defaultValue = "5", description = "(default: ${DEFAULT-VALUE})")
    private int services;

    @Option(names = "--processes", defaultValue = "10", description = "of each service (default: ${DEFAULT-VALUE})")
    private int processes;

    @Option(
            names = "--minutes",
            defaultValue = "60",
            description =
                    "of the processes' time, one CPU and one heap profile each every 10 s (default: ${DEFAULT-VALUE})")
    private int minutes;

    @Option(names = "--rate", description = "pushes a second (default: as fast as possible)")
    private double rate = Double.POSITIVE_INFINITY;

    /** 0 when every total is exact. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        if (server != null) {
            return push(new InetSocketAddress(server.getHost(), server.getPort()));
        }
        int code;
        try (Lineflame lineflame = new Lineflame(surroundings.jar(), surroundings.folder("lineflame"))) {
            lineflame.start();
            code = push(lineflame.address());
            Report.line("resident at most: %.0f MiB", lineflame.peakResidentBytes() / 1048576.0);
        }
        return surroundings.finish(code);
    }

    private int push(InetSocketAddress address) throws IOException, InterruptedException {
        Duration time = Duration.ofMinutes(minutes);
        Instant from = Hours.back(time);
        // Runs against one server stay apart by the names of their services.
        String prefix = String.format(Locale.ROOT, "load-%x", System.currentTimeMillis() / 1_000);
        Fleet fleet = new Fleet(
                surroundings.pool(),
                prefix,
                services,
                processes,
                Arrays.asList(Kind.values()),
                from,
                Duration.ofSeconds(10));
        Load load = new Load(List.of(address), Duration.ofMinutes(2), rate);
        Load.Plan plan = fleet.plan(0, fleet.profiles(time));
        long start = System.nanoTime();
        load.run(surroundings.connections(), number -> plan);
        double seconds = (System.nanoTime() - start) / 1e9;
        print(load.tally(), seconds);
        try (HttpConnection connection = new HttpConnection(address, Duration.ofMinutes(2))) {
            List<String> differences =
                    SumCheck.differences(new LineflameQueries(), connection, load.tally(), from, from.plus(time));
            differences.forEach(Report::line);
            Report.line("%s", differences.isEmpty() ? "Every total is exact." : "NOT every total is exact.");
            return differences.isEmpty() ? 0 : 1;
        }
    }

    private static void print(Tally tally, double seconds) {
        Report.line(
                "%d profiles acknowledged in %.1f s: %.0f a second, %.1f MB a second",
                tally.profiles(), seconds, tally.profiles() / seconds, tally.bytes() / seconds / 1e6);
        Report.line("answered within %.1f ms (half), %.1f ms (99 %%)", tally.millis(0.5), tally.millis(0.99));
        Report.line(
                "repeated after these answers: %s; after none: %d; given up: %d",
                tally.refusals(), tally.lostAnswers(), tally.unknown());
    }
}
