package io.lineflame.server.store.rollup;

import io.lineflame.db.RollupStore;
import io.lineflame.db.RollupStore.Span;
import io.lineflame.db.TenantRow;
import io.lineflame.db.TenantStore;
import io.lineflame.server.config.Config;
import io.lineflame.server.config.Retention;
import io.lineflame.server.jobs.Job;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Adds profiles up as their time passes, and again when late ones come. Each run looks at this hour and the one before; once an hour, and at the start, it
 * looks at everything that is kept, newest days first, and goes on with it in later runs when time runs out.
 */
final class RollupJob implements Job {

    static final Duration DAY = Duration.ofDays(1);

    private static final Duration EVERY = Duration.ofMinutes(1);
    /** Profiles come when they are over, and a little later. */
    private static final Duration LATE = Duration.ofMinutes(1);

    private static final Duration SWEEP_EVERY = Duration.ofHours(1);
    /** Of each minute, at most: the rest of the time belongs to pushes and queries. */
    private static final Duration RUN = Duration.ofSeconds(20);

    private final TenantStore tenants;
    private final RollupStore store;
    private final HourRollups hours;
    private final DayRollups days;
    private final RollupMetrics metrics;
    private final Retention retention;
    private final Clock clock;
    private final Deque<TenantDay> waiting = new ArrayDeque<>();
    private Instant nextSweep = Instant.MIN;

    @Inject
    RollupJob(
            TenantStore tenants,
            RollupStore store,
            HourRollups hours,
            DayRollups days,
            RollupMetrics metrics,
            Config config,
            Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.hours = hours;
        this.days = days;
        this.metrics = metrics;
        this.retention = config.retention();
        this.clock = clock;
    }

    /**
     * A day with something to roll up.
     *
     * @param counted its profiles when that was found out
     */
    private record TenantDay(int tenant, LocalDate day, Span counted) {}

    @Override
    public String name() {
        return "making of rollups";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        Deadline deadline = new Deadline(now.plus(RUN));
        boolean recent = true;
        for (TenantRow tenant : tenants.all()) {
            Instant thisHour = now.truncatedTo(ChronoUnit.HOURS);
            recent &=
                    makeHours(tenant.id(), thisHour.minus(HourRollups.HOUR), thisHour.plus(HourRollups.HOUR), deadline);
        }
        if (!now.isBefore(nextSweep) && waiting.isEmpty()) {
            findWaiting(now);
            nextSweep = now.plus(SWEEP_EVERY);
        }
        while (!waiting.isEmpty() && !deadline.passed()) {
            makeDay(waiting.remove(), deadline);
        }
        if (recent && waiting.isEmpty()) {
            metrics.caughtUp(now);
        }
    }

    private final class Deadline {

        private final Instant at;

        Deadline(Instant at) {
            this.at = at;
        }

        boolean passed() {
            return clock.instant().isAfter(at);
        }
    }

    private void findWaiting(Instant now) {
        LocalDate tomorrow = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1);
        for (TenantRow tenant : tenants.all()) {
            LocalDate oldest = LocalDate.ofInstant(now.minus(retention.of(tenant.name())), ZoneOffset.UTC);
            store.changedDays(tenant.id(), oldest, tomorrow).stream()
                    .map(span -> new TenantDay(tenant.id(), LocalDate.ofInstant(span.time(), ZoneOffset.UTC), span))
                    .forEach(waiting::add);
        }
    }

    /** Puts the day back on the list when time runs out. What fails, or another node is making now, is looked at in an hour. */
    private void makeDay(TenantDay waits, Deadline deadline) {
        Instant start = waits.day.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant end = start.plus(DAY);
        boolean made = makeHours(waits.tenant, start, end, deadline);
        if (made && !end.isAfter(clock.instant().minus(LATE))) {
            made = days.make(waits.tenant, waits.day, deadline::passed);
            if (made) {
                store.done(waits.tenant, DAY, waits.counted);
            }
        }
        if (!made && deadline.passed()) {
            waiting.addFirst(waits);
        }
    }

    /** False when some were left out. */
    private boolean makeHours(int tenant, Instant from, Instant until, Deadline deadline) {
        Instant ended = clock.instant().minus(LATE);
        boolean all = true;
        for (Span hour : store.changedHours(tenant, from, until)) {
            boolean made = hours.make(tenant, hour.time(), ended, deadline::passed);
            if (made && !hour.time().plus(HourRollups.HOUR).isAfter(ended)) {
                store.done(tenant, HourRollups.HOUR, hour);
            }
            all &= made;
        }
        return all;
    }
}
