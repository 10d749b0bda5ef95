package io.lineflame.server.store.retention;

import io.lineflame.db.DatabaseException;
import io.lineflame.db.RetentionStore;
import io.lineflame.db.TenantRow;
import io.lineflame.db.TenantStore;
import io.lineflame.server.config.Config;
import io.lineflame.server.config.Retention;
import io.lineflame.server.jobs.Job;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes the days of each tenant that are older than what is kept of it, and then what nothing refers to any more. */
final class RetentionJob implements Job {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionJob.class);
    private static final Duration EVERY = Duration.ofHours(1);

    /** A push is checked against the clock before it is stored, by a server whose clock may be slow: its day must still be there. */
    private static final Duration GRACE = Duration.ofHours(1);

    /** Longer than a writer remembers the id of a series. */
    private static final Duration KEEP_SERIES = Duration.ofDays(3);

    private static final int TRIES = 10;
    /** Of the first try; each later one is more patient, up to what stays below PostgreSQL's look for deadlocks after a second. */
    private static final Duration PATIENCE = Duration.ofMillis(100);

    private static final Duration MOST_PATIENCE = Duration.ofMillis(800);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final TenantStore tenants;
    private final RetentionStore store;
    private final Retention retention;
    private final Clock clock;
    private final Counter days;
    private final Counter postponed;

    @Inject
    RetentionJob(TenantStore tenants, RetentionStore store, Config config, MeterRegistry registry, Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.retention = config.retention();
        this.clock = clock;
        this.days = Counter.builder("lineflame.retention.days.dropped")
                .description("Days of a tenant that were deleted")
                .register(registry);
        this.postponed = Counter.builder("lineflame.retention.days.postponed")
                .description("Days of a tenant that were too busy to be deleted, until the next hour")
                .register(registry);
    }

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        for (TenantRow tenant : tenants.all()) {
            dropDays(tenant, now);
            dropRest(tenant);
        }
    }

    private void dropDays(TenantRow tenant, Instant now) {
        Instant oldest = now.minus(retention.of(tenant.name())).minus(GRACE);
        for (LocalDate day : store.daysBefore(tenant.id(), LocalDate.ofInstant(oldest, ZoneOffset.UTC))) {
            if (patiently(patience -> store.dropDay(tenant.id(), day, patience))) {
                days.increment();
                LOG.info("Deleted the profiles of tenant {} of {}", tenant.name(), day);
            } else {
                postponed.increment();
                LOG.warn(
                        "The profiles of tenant {} of {} are too old, but were being read all the time; the next attempt is in an hour",
                        tenant.name(),
                        day);
            }
        }
    }

    private void dropRest(TenantRow tenant) {
        patiently(patience -> {
            if (store.dropEmpty(tenant.id(), patience) > 0) {
                LOG.info("Dropped the tables of tenant {}, who has no profiles left", tenant.name());
            }
        });
        int series = store.dropUnusedSeries(tenant.id(), KEEP_SERIES);
        if (series > 0) {
            LOG.info("Deleted {} series of tenant {} that have no profiles left", series, tenant.name());
        }
    }

    @FunctionalInterface
    private interface Attempt {
        void run(Duration patience);
    }

    /** Tries again when others were in the way; false when they were each time. */
    private static boolean patiently(Attempt attempt) {
        for (int i = 1; i <= TRIES; i++) {
            Duration patience = PATIENCE.multipliedBy(i);
            try {
                attempt.run(patience.compareTo(MOST_PATIENCE) < 0 ? patience : MOST_PATIENCE);
                return true;
            } catch (DatabaseException e) {
                if (e.kind() != DatabaseException.Kind.CONFLICT) {
                    throw e;
                }
                if (i < TRIES && !pause()) {
                    return false;
                }
            }
        }
        return false;
    }

    /** False when the server stops. */
    private static boolean pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
