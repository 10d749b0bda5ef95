package io.lineflame.benchmarks.compare;

import io.lineflame.benchmarks.load.Fleet;
import io.lineflame.benchmarks.load.HttpConnection;
import io.lineflame.benchmarks.load.Kind;
import io.lineflame.benchmarks.load.Load;
import io.lineflame.benchmarks.load.ProfilePool;
import io.lineflame.benchmarks.servers.Lineflame;
import io.lineflame.benchmarks.servers.Surroundings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A month of ten processes, asked for as a whole by its rollups, against three hours that were just pushed and have none yet. */
@Command(
        name = "month",
        mixinStandardHelpOptions = true,
        description = "Stores a month of 10 processes, and asks for all of it and for 3 hours without rollups.")
public final class MonthCommand implements Callable<Integer> {

    private static final int ROUNDS = 7;

    @Mixin
    private final Surroundings surroundings = new Surroundings();

    @Option(names = "--days", defaultValue = "30", description = "(default: ${DEFAULT-VALUE})")
    private int days;

    @Option(
            names = "--every",
            defaultValue = "120",
            description = "seconds between two profiles of a process in the month; in the 3 hours it is 10"
                    + " (default: ${DEFAULT-VALUE})")
    private int every;

    @Option(
            names = "--raw-minutes",
            defaultValue = "180",
            description = "that the month is compared with (default: ${DEFAULT-VALUE})")
    private int rawMinutes;

    @Option(names = "--settle", defaultValue = "180", description = "seconds for rollups (default: ${DEFAULT-VALUE})")
    private int settle;

    /** 0 when every total is exact. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        ProfilePool pool = surroundings.pool();
        int code;
        try (Lineflame lineflame = new Lineflame(surroundings.jar(), surroundings.folder("lineflame"))) {
            lineflame.start();
            Duration month = Duration.ofDays(days).minusHours(1);
            Instant from = Hours.back(month);
            Duration raw = Duration.ofMinutes(rawMinutes);
            Instant rawFrom = Hours.back(raw);
            boolean exact = push(lineflame, pool, "month", from, month, Duration.ofSeconds(every));
            TimeUnit.SECONDS.sleep(settle);
            exact &= push(lineflame, pool, "warm", rawFrom, raw, Duration.ofSeconds(10));
            ask(lineflame, "warm-0", rawFrom, raw);
            double[] whole = ask(lineflame, "month-0", from, month);
            exact &= push(lineflame, pool, "raw", rawFrom, raw, Duration.ofSeconds(10));
            double[] hours = ask(lineflame, "raw-0", rawFrom, raw);
            print("flame graph", whole[0], hours[0]);
            print("function details", whole[1], hours[1]);
            code = exact ? 0 : 1;
        }
        return surroundings.finish(code);
    }

    private void print(String what, double whole, double raw) {
        Report.row(
                what + ", " + days + " days of 10 processes by rollups, against " + rawMinutes + " minutes raw",
                Math.round(whole) + " ms",
                Math.round(raw) + " ms",
                String.format(Locale.ROOT, "%.2f times", whole / raw),
                "at most 10 times, 1 000 ms");
    }

    private boolean push(
            Lineflame lineflame, ProfilePool pool, String prefix, Instant from, Duration time, Duration interval)
            throws IOException, InterruptedException {
        Fleet fleet = new Fleet(pool, prefix, 1, 10, List.of(Kind.CPU), from, interval);
        Load load = new Load(List.of(lineflame.address()), Duration.ofMinutes(1), Double.POSITIVE_INFINITY);
        Load.Plan plan = fleet.plan(0, fleet.profiles(time));
        long start = System.nanoTime();
        load.run(surroundings.connections(), number -> plan);
        Report.line("%d profiles of %s in %.0f s", load.tally().profiles(), prefix, (System.nanoTime() - start) / 1e9);
        try (HttpConnection connection = new HttpConnection(lineflame.address(), Duration.ofMinutes(5))) {
            List<String> differences =
                    SumCheck.differences(lineflame.queries(), connection, load.tally(), from, from.plus(time));
            differences.forEach(Report::line);
            return differences.isEmpty();
        }
    }

    /** Medians in milliseconds: flame graph, function details. */
    private static double[] ask(Lineflame lineflame, String service, Instant from, Duration time) throws IOException {
        double[] graphs = new double[ROUNDS];
        double[] details = new double[ROUNDS];
        try (HttpConnection connection = new HttpConnection(lineflame.address(), Duration.ofMinutes(5))) {
            Instant until = from.plus(time);
            String function = lineflame
                    .queries()
                    .functions(connection, service, Kind.CPU, from, until, 5)
                    .get(4);
            for (int round = 0; round < ROUNDS; round++) {
                long start = System.nanoTime();
                lineflame.queries().flameGraph(connection, service, Kind.CPU, from, until);
                long between = System.nanoTime();
                lineflame.queries().functionDetails(connection, service, Kind.CPU, from, until, function);
                graphs[round] = (between - start) / 1e6;
                details[round] = (System.nanoTime() - between) / 1e6;
            }
        }
        return new double[] {Report.median(graphs), Report.median(details)};
    }
}
