package io.lineflame.server.store.rollup;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Counts the rollups made, and says how far behind they are. */
@Singleton
final class RollupMetrics {

    private final MeterRegistry registry;
    private volatile Instant caughtUp;

    @Inject
    RollupMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.caughtUp = clock.instant();
        Gauge.builder(
                        "lineflame.rollup.lag",
                        () -> Duration.between(caughtUp, clock.instant()).toSeconds())
                .description("Time since this server last found nothing left to roll up")
                .baseUnit("seconds")
                .register(registry);
    }

    void made(Duration length) {
        Counter.builder("lineflame.rollup.blocks")
                .description("Rollups made, by how long they are")
                .tag("length", length.toHours() >= 1 ? length.toHours() + "h" : length.toMinutes() + "m")
                .register(registry)
                .increment();
    }

    /** Everything that ended before this moment is rolled up. */
    void caughtUp(Instant moment) {
        caughtUp = moment;
    }
}
