package io.lineflame.benchmarks.faults;

import io.lineflame.benchmarks.load.Kind;
import io.lineflame.benchmarks.load.Load;
import io.lineflame.benchmarks.load.ProfilePool;
import io.lineflame.benchmarks.load.SeriesPushes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * What one connection pushes: one process, whose profiles are a second apart, so that a timeline shows each of them alone and a lost or
 * doubled one has a place. Filled by the connection's thread; read when that has ended.
 */
final class Numbered implements Load.Plan {

    private final String service;
    private final String instance;
    private final Instant start;
    private final long end;
    private final Course cpu;
    private final Course heap;
    private Kind next = Kind.CPU;

    /** The profiles of one kind. */
    private static final class Course {
        private final SeriesPushes pushes;
        private final BitSet acknowledged = new BitSet();
        private final List<Long> totals = new ArrayList<>();

        private Course(SeriesPushes pushes) {
            this.pushes = pushes;
        }
    }

    Numbered(ProfilePool pool, int number, int services, Instant start, Duration time) {
        int source = number % services;
        this.service = "fault-" + source;
        this.instance = service + "-" + number;
        this.start = start;
        this.end = System.nanoTime() + time.toNanos();
        this.cpu = new Course(new SeriesPushes(pool, service, source, instance, Kind.CPU));
        this.heap = new Course(new SeriesPushes(pool, service, source, instance, Kind.HEAP));
    }

    String service() {
        return service;
    }

    String instance() {
        return instance;
    }

    /** How many profiles of a kind were pushed; number n starts n seconds after the start. */
    int count(Kind kind) {
        return course(kind).totals.size();
    }

    long total(Kind kind, int number) {
        return course(kind).totals.get(number);
    }

    boolean acknowledged(Kind kind, int number) {
        return course(kind).acknowledged.get(number);
    }

    @Override
    public Optional<Load.Task> next() {
        if (System.nanoTime() > end) {
            return Optional.empty();
        }
        Course course = course(next);
        next = next.other();
        int number = course.totals.size();
        course.totals.add(course.pushes.total(number));
        return Optional.of(
                course.pushes.task(number, start.plusSeconds(number), () -> course.acknowledged.set(number)));
    }

    private Course course(Kind kind) {
        return kind == Kind.CPU ? cpu : heap;
    }
}
