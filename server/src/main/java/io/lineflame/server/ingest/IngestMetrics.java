package io.lineflame.server.ingest;

import io.lineflame.server.http.ProblemException;
import io.lineflame.server.store.append.GroupAppender;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Counts what was pushed and what was refused, and how much memory the open symbol tables take. */
@Singleton
final class IngestMetrics {

    private final MeterRegistry registry;
    private final Counter profiles;
    private final Counter bytes;

    @Inject
    IngestMetrics(MeterRegistry registry, GroupAppender appender) {
        this.registry = registry;
        this.profiles = Counter.builder("lineflame.ingest.profiles")
                .description("Profiles stored")
                .register(registry);
        this.bytes = Counter.builder("lineflame.ingest.bytes")
                .description("Bytes of the stored profiles as sent")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("lineflame.ingest.open.tables", appender, GroupAppender::openTables)
                .description("Symbol tables held in memory")
                .register(registry);
        Gauge.builder("lineflame.ingest.open.bytes", appender, GroupAppender::openBytes)
                .description("Memory of the symbol tables held open")
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
