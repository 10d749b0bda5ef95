package io.lineflame.benchmarks.faults;

import io.lineflame.benchmarks.load.Load;
import io.lineflame.benchmarks.load.ProfilePool;
import io.lineflame.benchmarks.load.Tally;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A load that runs beside whatever is done to the servers meanwhile, and whose every profile can be looked for. */
final class FaultLoad {

    private static final int SERVICES = 4;
    /** Longer than any restart takes: in the end nothing stays unanswered. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Instant profilesFrom = Instant.now().minus(Duration.ofDays(4)).truncatedTo(ChronoUnit.HOURS);
    private final ProfilePool pool;
    private final int connections;
    private final Duration time;
    private final Load load;
    private final List<Numbered> processes = new ArrayList<>();
    private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);
    private long started;

    FaultLoad(ProfilePool pool, int connections, List<InetSocketAddress> servers, Duration time) {
        this.pool = pool;
        this.connections = connections;
        this.time = time;
        this.load = new Load(servers, PATIENCE, Double.POSITIVE_INFINITY);
    }

    Load load() {
        return load;
    }

    void start() {
        started = System.nanoTime();
        for (int number = 0; number < connections; number++) {
            processes.add(new Numbered(pool, number, SERVICES, profilesFrom, time));
        }
        running = CompletableFuture.runAsync(() -> {
            try {
                load.run(connections, processes::get);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Waits until this share of the time is over; throws what the load threw if it failed. */
    void runTo(double share) throws InterruptedException {
        long until = started + (long) (time.toNanos() * share);
        while (System.nanoTime() < until) {
            if (running.isCompletedExceptionally()) {
                finish();
            }
            Thread.sleep(50);
        }
    }

    /** Waits until every push is answered or given up. */
    void finish() {
        try {
            running.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("The load failed", e.getCause());
        }
    }

    void print() {
        Tally tally = load.tally();
        double seconds = (System.nanoTime() - started) / 1e9;
        System.out.printf(
                "%d profiles acknowledged in %.0f s, %.0f a second; half answered within %.1f ms, 99 %% within %.1f ms%n",
                tally.profiles(), seconds, tally.profiles() / seconds, tally.millis(0.5), tally.millis(0.99));
        System.out.printf(
                "repeated after these answers: %s; after none: %d; given up: %d%n",
                tally.refusals(), tally.lostAnswers(), tally.unknown());
    }

    /** Looks for every profile at this server, and says what it found. */
    boolean check(InetSocketAddress server) throws IOException {
        long begin = System.nanoTime();
        ExactCheck check = new ExactCheck(profilesFrom, processes);
        boolean holds = check.holds(server);
        System.out.printf(
                "%s (asked %s for %.0f s)%n", check.summary(), server.getPort(), (System.nanoTime() - begin) / 1e9);
        return holds;
    }
}
