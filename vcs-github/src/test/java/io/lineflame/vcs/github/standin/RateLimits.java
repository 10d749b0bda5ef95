package io.lineflame.vcs.github.standin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How much each caller may still ask. The budget is the account's, whatever token is used; those
 * without credentials share one, as people behind one address do.
 */
final class RateLimits {

    private static final Duration WINDOW = Duration.ofHours(1);

    private final Map<String, Budget> budgets = new ConcurrentHashMap<>();
    private final Clock clock;
    private volatile Optional<Secondary> secondary = Optional.empty();

    RateLimits(Clock clock) {
        this.clock = clock;
    }

    /** @param resource {@code core} or {@code graphql} */
    record Budget(String resource, int limit, int used, Instant reset) {

        int remaining() {
            return Math.max(0, limit - used);
        }
    }

    /** @param retryAfter empty when GitHub does not say it */
    record Secondary(int status, Optional<Integer> retryAfter, Instant until) {}

    /** As it stands, with nothing spent. */
    Budget look(Caller caller, String resource) {
        return budgets.compute(key(caller, resource), (key, now) -> current(now, caller, resource));
    }

    /** Takes one off. */
    Budget spend(Caller caller, String resource) {
        return budgets.compute(key(caller, resource), (key, now) -> {
            Budget budget = current(now, caller, resource);
            return new Budget(resource, budget.limit(), Math.min(budget.limit(), budget.used() + 1), budget.reset());
        });
    }

    void set(Caller caller, String resource, int remaining, Duration resetIn) {
        int limit = Math.max(limit(caller), remaining);
        Instant reset = clock.instant().plus(resetIn);
        budgets.put(key(caller, resource), new Budget(resource, limit, limit - remaining, reset));
    }

    void setSecondary(int status, Optional<Integer> retryAfter, Duration lasts) {
        secondary = lasts.isZero()
                ? Optional.empty()
                : Optional.of(new Secondary(status, retryAfter, clock.instant().plus(lasts)));
    }

    Optional<Secondary> secondary() {
        return secondary.filter(limit -> clock.instant().isBefore(limit.until()));
    }

    /** Everybody's budget is whole again. */
    void clear() {
        budgets.clear();
        secondary = Optional.empty();
    }

    @SuppressWarnings("NullAway") // What ConcurrentHashMap.compute gives is null at first.
    private Budget current(Budget now, Caller caller, String resource) {
        if (now == null || !clock.instant().isBefore(now.reset())) {
            return new Budget(resource, limit(caller), 0, clock.instant().plus(WINDOW));
        }
        return now;
    }

    private static int limit(Caller caller) {
        return caller instanceof Caller.Anonymous || caller instanceof Caller.Unknown ? 60 : 5000;
    }

    private static String key(Caller caller, String resource) {
        String who = caller.personToken()
                .map(token -> Long.toString(token.account().id()))
                .orElse(caller instanceof Caller.Application ? "app" : "anonymous");
        return who + " " + resource;
    }
}
