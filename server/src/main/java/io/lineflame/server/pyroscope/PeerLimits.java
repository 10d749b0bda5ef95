package io.lineflame.server.pyroscope;

import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.Tenant;
import io.lineflame.server.profiles.ProfileSelector;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Pyroscope allows each tenant, as far as its refusals told. It names the limit in a sentence, which is the only place to learn it
 * from: a sentence that is not known is passed on to the person instead.
 */
final class PeerLimits {

    /** Longer than anything is kept. */
    private static final long NO_LIMIT = Duration.ofDays(36_500).toMillis();

    private static final Pattern RANGE = Pattern.compile("max_query_length, .*limit: ([0-9a-z]+)\\)");
    private static final Pattern NODES = Pattern.compile("nodes limit must be set \\(max allowed ([0-9]{1,10})\\)");
    private static final Pattern UNIT = Pattern.compile("([0-9]{1,9})(ms|[smhdwy])");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1),
            "w", Duration.ofDays(7),
            "y", Duration.ofDays(365));

    private final Map<Tenant, Long> longest = new ConcurrentHashMap<>();
    private final Map<Tenant, Long> nodes = new ConcurrentHashMap<>();

    /**
     * Asks in parts of at most so many milliseconds, and once more when the limit was not known or has changed.
     *
     * @param ask throws {@link RangeTooLongException} when a part is longer than allowed
     */
    <T> T inParts(Tenant tenant, LongFunction<T> ask) {
        try {
            return ask.apply(longest.getOrDefault(tenant, NO_LIMIT));
        } catch (RangeTooLongException e) {
            longest.put(tenant, e.longest());
        }
        try {
            return ask.apply(longest.getOrDefault(tenant, NO_LIMIT));
        } catch (RangeTooLongException e) {
            throw new ProblemException(
                    ProfileSelector.QUERY_TOO_LARGE,
                    "Pyroscope answers for a shorter time only; select a shorter time.");
        }
    }

    /** How many nodes to ask for; empty: all. */
    OptionalLong nodes(Tenant tenant) {
        Long known = nodes.get(tenant);
        return known == null ? OptionalLong.empty() : OptionalLong.of(known);
    }

    /** Learns from a refusal; whether there is something new to ask with. */
    boolean learnNodes(Tenant tenant, String message) {
        Matcher matcher = NODES.matcher(message);
        if (!matcher.find()) {
            return false;
        }
        Long allowed = Long.valueOf(matcher.group(1));
        return !allowed.equals(nodes.put(tenant, allowed));
    }

    /** The longest time that a refusal names, in milliseconds, less a second so that the ends never matter. */
    static OptionalLong longest(String message) {
        Matcher matcher = RANGE.matcher(message);
        if (!matcher.find()) {
            return OptionalLong.empty();
        }
        long millis = 0;
        for (Matcher unit = UNIT.matcher(matcher.group(1)); unit.find(); ) {
            millis += Long.parseLong(unit.group(1))
                    * UNITS.getOrDefault(unit.group(2), Duration.ZERO).toMillis();
        }
        return millis > 2_000 ? OptionalLong.of(millis - 1_000) : OptionalLong.empty();
    }
}
