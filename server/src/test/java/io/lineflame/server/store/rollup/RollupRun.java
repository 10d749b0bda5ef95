package io.lineflame.server.store.rollup;

import io.lineflame.db.RollupStore;
import io.lineflame.db.TenantStore;
import io.lineflame.server.TestServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;

/** The making of rollups, when a test means it. */
public final class RollupRun {

    private RollupRun() {}

    /** Rolls up all that is over by this clock. */
    public static void of(TestServer server, Clock clock) {
        job(server, clock, new SimpleMeterRegistry()).run();
    }

    static RollupJob job(TestServer server, Clock clock, MeterRegistry registry) {
        RollupStore store = new RollupStore(server.database());
        RollupMetrics metrics = new RollupMetrics(registry, clock);
        return new RollupJob(
                new TenantStore(server.database()),
                store,
                new HourRollups(server.database(), store, metrics),
                new DayRollups(server.database(), store, metrics),
                metrics,
                server.config(),
                clock);
    }
}
