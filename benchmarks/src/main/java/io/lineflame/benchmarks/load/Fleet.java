package io.lineflame.benchmarks.load;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Processes of some services that each send one profile of each kind in turns, in the order of time. Time runs as fast as the pushes go: an
 * hour can take a minute.
 */
public final class Fleet {

    private final List<SeriesPushes> members = new ArrayList<>();
    private final Instant start;
    private final Duration interval;

    /**
     * Service i is named {@code prefix-i}, from 0 on, its processes {@code prefix-i-0} and so on.
     *
     * @param interval between two profiles of one process and kind
     */
    public Fleet(
            ProfilePool pool,
            String prefix,
            int services,
            int processes,
            List<Kind> kinds,
            Instant start,
            Duration interval) {
        this.start = start;
        this.interval = interval;
        for (int process = 0; process < processes; process++) {
            for (int service = 0; service < services; service++) {
                for (Kind kind : kinds) {
                    String name = prefix + "-" + service;
                    members.add(new SeriesPushes(pool, name, service, name + "-" + process, kind));
                }
            }
        }
    }

    /** How many profiles a time of this length makes. */
    public int profiles(Duration time) {
        return Math.toIntExact(time.dividedBy(interval) * members.size());
    }

    /** Profiles number {@code from} to {@code until} (exclusive), shared out among all connections that use this plan. */
    public Load.Plan plan(int from, int until) {
        AtomicInteger next = new AtomicInteger(from);
        return () -> {
            int number = next.getAndIncrement();
            return number < until ? Optional.of(task(number)) : Optional.empty();
        };
    }

    /** Endless from profile number {@code from} on, for so long from now. */
    public Load.Plan plan(int from, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        AtomicInteger next = new AtomicInteger(from);
        return () -> System.nanoTime() < end ? Optional.of(task(next.getAndIncrement())) : Optional.empty();
    }

    private Load.Task task(int number) {
        int tick = number / members.size();
        // Processes do not start in the same instant.
        Instant time = start.plus(interval.multipliedBy(tick)).plusMillis(number % members.size() * 7L);
        return members.get(number % members.size()).task(tick, time, () -> {});
    }
}
