package io.lineflame.server.ingest;

import io.lineflame.server.http.ProblemException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Counts what was pushed and what was refused. */
@Singleton
final class IngestMetrics {

    private final MeterRegistry registry;
    private final Counter profiles;
    private final Counter bytes;

    @Inject
    IngestMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.profiles = Counter.builder("lineflame.ingest.profiles")
                .description("Profiles stored")
                .register(registry);
        this.bytes = Counter.builder("lineflame.ingest.bytes")
                .description("Bytes of the stored profiles as sent")
                .baseUnit("bytes")
                .register(registry);
    }

    void accepted(int count, long size) {
        profiles.increment(count);
        bytes.increment((double) size);
    }

    void refused(ProblemException problem) {
        Counter.builder("lineflame.ingest.refused")
                .description("Pushes refused, by the problem's type")
                .tag("problem", problem.type().slug())
                .register(registry)
                .increment();
    }
}
