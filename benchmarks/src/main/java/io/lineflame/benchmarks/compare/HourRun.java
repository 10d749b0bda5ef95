package io.lineflame.benchmarks.compare;

import io.lineflame.benchmarks.load.Fleet;
import io.lineflame.benchmarks.load.HttpConnection;
import io.lineflame.benchmarks.load.Kind;
import io.lineflame.benchmarks.load.Load;
import io.lineflame.benchmarks.load.ProfilePool;
import io.lineflame.benchmarks.servers.Contestant;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An hour of 50 processes, CPU first and heap then, and what each kind takes on the disk when everything has settled. */
final class HourRun {

    static final String PREFIX = "shop";
    static final int SERVICES = 5;
    static final int PROCESSES = 10;

    private final ProfilePool pool;
    private final int ourConnections;
    private final int theirConnections;
    private final Duration time;
    private final int settleSeconds;
    private final Instant from;
    private final Figures figures = new Figures();

    HourRun(ProfilePool pool, int ourConnections, int theirConnections, Duration time, int settleSeconds) {
        this.pool = pool;
        this.ourConnections = ourConnections;
        this.theirConnections = theirConnections;
        this.time = time;
        this.settleSeconds = settleSeconds;
        this.from = Hours.back(time);
    }

    Instant from() {
        return from;
    }

    Instant until() {
        return from.plus(time);
    }

    /** Starts both and leaves them running. Whether ours gave back exactly what it had acknowledged; of the other it is told. */
    boolean store(Contestant ours, Contestant theirs) throws IOException, InterruptedException {
        boolean exact = true;
        for (Contestant contestant : List.of(ours, theirs)) {
            contestant.start();
        }
        for (Kind kind : Kind.values()) {
            long ourBytes = ours.storedBytes();
            Load ourLoad = push(ours, ourConnections, kind);
            long theirBytes = theirs.storedBytes();
            Load theirLoad = push(theirs, theirConnections, kind);
            TimeUnit.SECONDS.sleep(settleSeconds);
            measure(ours, kind, ourLoad, ourBytes);
            measure(theirs, kind, theirLoad, theirBytes);
            exact &= check(ours, ourLoad);
            check(theirs, theirLoad);
        }
        return exact;
    }

    private void measure(Contestant contestant, Kind kind, Load load, long bytesBefore) throws IOException {
        long bytes = contestant.storedBytes() - bytesBefore;
        figures.add(contestant, "bytes " + kind, (double) bytes / load.tally().profiles());
    }

    private Load push(Contestant contestant, int connections, Kind kind) throws InterruptedException {
        Fleet fleet = new Fleet(pool, PREFIX, SERVICES, PROCESSES, List.of(kind), from, Duration.ofSeconds(10));
        Load load = new Load(List.of(contestant.address()), Duration.ofMinutes(3), Double.POSITIVE_INFINITY);
        Load.Plan plan = fleet.plan(0, fleet.profiles(time));
        long start = System.nanoTime();
        load.run(connections, number -> plan);
        double seconds = (System.nanoTime() - start) / 1e9;
        Report.line(
                "%s: %d %s profiles of %.1f KB in %.1f s, %.0f a second",
                contestant.name(),
                load.tally().profiles(),
                kind,
                load.tally().bytes() / 1e3 / load.tally().profiles(),
                seconds,
                load.tally().profiles() / seconds);
        return load;
    }

    private boolean check(Contestant contestant, Load load) throws IOException {
        try (HttpConnection connection = new HttpConnection(contestant.address(), Duration.ofMinutes(2))) {
            List<String> differences =
                    SumCheck.differences(contestant.queries(), connection, load.tally(), from, until());
            differences.forEach(text -> Report.line("%s: %s", contestant.name(), text));
            return differences.isEmpty();
        }
    }

    void print() {
        for (Kind kind : Kind.values()) {
            String limit = kind == Kind.CPU ? "at most 0.50 times" : "at most 1.00 times";
            figures.row(
                    "bytes " + kind,
                    "stored bytes for each " + kind + " profile, an hour of 50 processes",
                    "%.0f",
                    limit);
        }
    }
}
