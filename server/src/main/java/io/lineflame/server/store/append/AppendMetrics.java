package io.lineflame.server.store.append;

import io.lineflame.server.store.trees.SymbolTables;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How far the way into the database is used, and what comes back from it. */
final class AppendMetrics {

    private final Timer commits;
    private final Timer waits;
    private final DistributionSummary rows;
    private final Counter duplicates;
    private final Counter folded;
    private final MeterRegistry registry;

    AppendMetrics(MeterRegistry registry, CommitQueue queue, OpenTables tables, SymbolTables trees) {
        this.registry = registry;
        this.commits = Timer.builder("lineflame.append.commit")
                .description("Time of the transactions that store profiles")
                .register(registry);
        this.waits = Timer.builder("lineflame.append.wait")
                .description("Time from when a push was read to when it was durable")
                .register(registry);
        this.rows = DistributionSummary.builder("lineflame.append.commit.rows")
                .description("Rows per transaction")
                .register(registry);
        this.duplicates = Counter.builder("lineflame.append.duplicates")
                .description("Profiles that were stored already when they were pushed")
                .register(registry);
        this.folded = Counter.builder("lineflame.append.folded.label.sets")
                .description("Sets of sample labels that were stored under the value (other), counted per profile")
                .register(registry);
        Gauge.builder("lineflame.append.queue.rows", queue, CommitQueue::rows)
                .description("Profiles that wait for a commit or are in one")
                .register(registry);
        Gauge.builder("lineflame.append.queue.bytes", queue, CommitQueue::bytes)
                .description("Memory of what waits for a commit or is in one")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("lineflame.append.open.tables", tables, OpenTables::size)
                .description("Symbol tables held open")
                .register(registry);
        Gauge.builder("lineflame.trees.bytes", trees, SymbolTables::bytes)
                .description("Memory of the stack trees that are written to or were read")
                .baseUnit("bytes")
                .register(registry);
    }

    void committed(int added, List<Push> pushes, long nanos) {
        commits.record(nanos, TimeUnit.NANOSECONDS);
        rows.record(added);
        duplicates.increment(pushes.stream().mapToInt(Push::rows).sum() - added);
    }

    void folded(int sets) {
        folded.increment(sets);
    }

    void waited(long nanos) {
        waits.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** By the problem's type. */
    void refused(String problem) {
        Counter.builder("lineflame.append.refused")
                .description("Pushes that found no room or no database")
                .tag("problem", problem)
                .register(registry)
                .increment();
    }
}
