package io.lineflame.server.hosts;

import io.lineflame.vcs.VcsObserver;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;

/**
 * Counts the requests to hosts, and shows how much of their budgets is left: {@code lineflame_host_requests_total} and {@code
 * lineflame_host_budget_*}. Whose budget it is stays unknown here: of all people's the scarcest is shown.
 */
@Singleton
final class HostMetrics implements VcsObserver {

    private final MeterRegistry registry;
    private final HostCalls calls;
    private final Clock clock;
    private final Map<Budgeted, AtomicReference<Budget>> budgets = new ConcurrentHashMap<>();

    private record Budgeted(String host, boolean anonymous) {}

    /** What a host last said, or the scarcest of it. */
    private record Budget(int remaining, int limit, Instant resetsAt) {

        boolean over(Instant now) {
            return !now.isBefore(resetsAt);
        }

        /** Once the window is over, nothing of the next one is spent. */
        int remaining(Instant now) {
            return over(now) ? limit : remaining;
        }
    }

    @Inject
    HostMetrics(MeterRegistry registry, HostCalls calls, Clock clock) {
        this.registry = registry;
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public void requested(String hostId, Outcome outcome) {
        calls.requested(hostId, outcome);
        registry.counter(
                        "lineflame.host.requests",
                        "host",
                        hostId,
                        "outcome",
                        outcome.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    @Override
    public void budget(String hostId, boolean anonymous, int remaining, int limit, Instant resetsAt) {
        calls.said(hostId, remaining, limit, resetsAt);
        Budget said = new Budget(remaining, limit, resetsAt);
        budgets.computeIfAbsent(new Budgeted(hostId, anonymous), key -> register(key, said))
                .accumulateAndGet(said, this::scarcer);
    }

    private Budget scarcer(Budget known, Budget said) {
        return known.over(clock.instant()) || said.remaining() <= known.remaining() ? said : known;
    }

    private AtomicReference<Budget> register(Budgeted key, Budget first) {
        AtomicReference<Budget> budget = new AtomicReference<>(first);
        gauge("remaining", key, budget, now -> now.remaining(clock.instant()));
        gauge("limit", key, budget, Budget::limit);
        gauge("reset.timestamp.seconds", key, budget, now -> now.resetsAt().getEpochSecond());
        return budget;
    }

    private void gauge(String name, Budgeted key, AtomicReference<Budget> budget, ToDoubleFunction<Budget> value) {
        Gauge.builder("lineflame.host.budget." + name, () -> value.applyAsDouble(budget.get()))
                .tag("host", key.host())
                .tag("identity", key.anonymous() ? "anonymous" : "person")
                .register(registry);
    }
}
