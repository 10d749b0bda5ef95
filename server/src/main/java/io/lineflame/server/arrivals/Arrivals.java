package io.lineflame.server.arrivals;

import io.lineflame.server.http.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Remembers, since this server started, how many profiles were taken and which pushes were refused. Safe for many threads; never grows beyond its limits. */
@Singleton
public final class Arrivals {

    private static final Duration REMEMBERED = Duration.ofHours(24);
    private static final int MOST_SENTENCES = 20;
    private static final int MOST_TIMES = 100_000;
    private static final int MAX_DETAIL = 500;

    private final Clock clock;
    private final Instant since;
    private final AtomicLong profiles = new AtomicLong();
    private final Deque<RefusedPush> sentences = new ArrayDeque<>();
    private final Deque<Instant> times = new ArrayDeque<>();

    @Inject
    Arrivals(Clock clock) {
        this.clock = clock;
        this.since = clock.instant();
    }

    /** Since when this is remembered. */
    public Instant since() {
        return since;
    }

    /** Takes note of profiles that were stored or passed on. */
    public void taken(int count) {
        profiles.addAndGet(count);
    }

    /** Takes note of a push that was refused. */
    public synchronized void refused(ProblemException problem) {
        Instant now = clock.instant();
        String detail = problem.detail();
        sentences.addFirst(new RefusedPush(
                now,
                problem.type().title(),
                detail.length() > MAX_DETAIL ? detail.substring(0, MAX_DETAIL) + "…" : detail));
        if (sentences.size() > MOST_SENTENCES) {
            sentences.removeLast();
        }
        times.addLast(now);
        forgetOld(now);
    }

    /** How many profiles were taken. */
    public long profiles() {
        return profiles.get();
    }

    /** How many pushes were refused in the last 24 hours; {@value #MOST_TIMES} also stands for more. */
    public synchronized int refusedOfADay() {
        forgetOld(clock.instant());
        return times.size();
    }

    /** The last ones refused, the newest first; none older than 24 hours. */
    public synchronized List<RefusedPush> lastRefused() {
        Instant oldest = clock.instant().minus(REMEMBERED);
        List<RefusedPush> recent = new ArrayList<>(sentences);
        recent.removeIf(push -> push.at().isBefore(oldest));
        return List.copyOf(recent);
    }

    private void forgetOld(Instant now) {
        Instant oldest = now.minus(REMEMBERED);
        while (!times.isEmpty()
                && (times.size() > MOST_TIMES || times.getFirst().isBefore(oldest))) {
            times.removeFirst();
        }
    }
}
