package io.lineflame.server.ingest;

import io.lineflame.server.arrivals.Arrivals;
import io.lineflame.server.http.ProblemException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Counts what was pushed and what was refused. */
@Singleton
final class IngestMetrics {

    private final MeterRegistry registry;
    private final Arrivals arrivals;
    private final Counter profiles;
    private final Counter bytes;

    @Inject
    IngestMetrics(MeterRegistry registry, Arrivals arrivals) {
        this.registry = registry;
        this.arrivals = arrivals;
        this.profiles = Counter.builder("lineflame.ingest.profiles")
                .description("Profiles stored")
                .register(registry);
        this.bytes = Counter.builder("lineflame.ingest.bytes")
                .description("Bytes of the stored profiles as sent")
                .baseUnit("bytes")
                .register(registry);
    }

    void accepted(int count, long size) {
        arrivals.taken(count);
        profiles.increment(count);
        bytes.increment((double) size);
    }

    void refused(ProblemException problem) {
        arrivals.refused(problem);
        Counter.builder("lineflame.ingest.refused")
                .description("Pushes refused, by the problem's type")
                .tag("problem", problem.type().slug())
                .register(registry)
                .increment();
    }
}
