package io.lineflame.server.hosts;

import io.lineflame.vcs.VcsObserver.Outcome;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers how this server's last requests to each code host ended, and what the hosts said of their limits. Makes no request. Safe for many threads. */
@Singleton
public final class HostCalls {

    private static final int REMEMBERED = 40;

    private final Clock clock;
    private final Map<String, Deque<Call>> calls = new ConcurrentHashMap<>();
    private final Map<String, Budget> budgets = new ConcurrentHashMap<>();

    @Inject
    HostCalls(Clock clock) {
        this.clock = clock;
    }

    /** A request that ended. */
    public record Call(Instant at, Outcome outcome) {}

    /** What a host last said of the requests that are left, of everybody's the scarcest. */
    public record Budget(int remaining, int limit, Instant resetsAt) {}

    /** The last requests to a host, the newest first; at most {@value #REMEMBERED}. */
    public List<Call> last(String hostId) {
        Deque<Call> known = calls.get(hostId);
        if (known == null) {
            return List.of();
        }
        synchronized (known) {
            return List.copyOf(known);
        }
    }

    /** Empty when the host said nothing, or when what it said is over. */
    public Optional<Budget> budget(String hostId) {
        return Optional.ofNullable(budgets.get(hostId))
                .filter(budget -> clock.instant().isBefore(budget.resetsAt()));
    }

    void requested(String hostId, Outcome outcome) {
        Deque<Call> known = calls.computeIfAbsent(hostId, id -> new ArrayDeque<>());
        synchronized (known) {
            known.addFirst(new Call(clock.instant(), outcome));
            if (known.size() > REMEMBERED) {
                known.removeLast();
            }
        }
    }

    void said(String hostId, int remaining, int limit, Instant resetsAt) {
        Budget said = new Budget(remaining, limit, resetsAt);
        Instant now = clock.instant();
        budgets.merge(
                hostId,
                said,
                (known, next) -> now.isBefore(known.resetsAt()) && known.remaining() < next.remaining() ? known : next);
    }
}
