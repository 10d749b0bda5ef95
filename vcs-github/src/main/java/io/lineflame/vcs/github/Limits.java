package io.lineflame.vcs.github;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import okhttp3.Response;

/**
 * What an answer says about limits (docs.github.com, "Rate limits for the REST API"). GitHub names
 * times by its own clock, so they are taken as a distance from the answer's {@code Date}: neither clock
 * has to be right.
 *
 * @param resource the budget that was asked, e.g. {@code core}
 * @param untilReset from the answer on
 */
record Limits(String resource, int limit, int remaining, Duration untilReset) {

    /** Asked for when a secondary limit says nothing about how long. */
    private static final Duration SECONDARY_PAUSE = Duration.ofMinutes(1);

    private static final Duration LONGEST = Duration.ofDays(1);

    /** Empty when the answer says nothing about a budget, as servers with limits switched off do. */
    static Optional<Limits> of(Response answer, Instant now) {
        try {
            String resource = answer.header("X-RateLimit-Resource", "core");
            int limit = Integer.parseInt(answer.header("X-RateLimit-Limit", ""));
            int remaining = Integer.parseInt(answer.header("X-RateLimit-Remaining", ""));
            Instant reset = Instant.ofEpochSecond(Long.parseLong(answer.header("X-RateLimit-Reset", "")));
            return Optional.of(
                    new Limits(resource, limit, remaining, pause(Duration.between(hostTime(answer, now), reset))));
        } catch (NumberFormatException | java.time.DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * How long to wait, when this answer refuses for a limit; empty when it does not.
     *
     * @param message the host's, of a refusal
     */
    static Optional<Duration> pause(Response answer, String message, Instant now) {
        if (answer.code() != 403 && answer.code() != 429) {
            return Optional.empty();
        }
        Optional<Duration> asked = retryAfter(answer, now);
        if (asked.isPresent()) {
            return asked;
        }
        Optional<Limits> spent = of(answer, now).filter(limits -> limits.remaining() <= 0);
        if (spent.isPresent()) {
            return spent.map(Limits::untilReset);
        }
        return answer.code() == 429 || isSecondary(message) ? Optional.of(SECONDARY_PAUSE) : Optional.empty();
    }

    private static boolean isSecondary(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        return text.contains("secondary rate limit") || text.contains("abuse detection");
    }

    /** Seconds, or a date (RFC 9110, section 10.2.3). */
    private static Optional<Duration> retryAfter(Response answer, Instant now) {
        String value = answer.header("Retry-After");
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(pause(Duration.ofSeconds(Long.parseLong(value.strip()))));
        } catch (NumberFormatException e) {
            return date(value).map(then -> pause(Duration.between(hostTime(answer, now), then)));
        }
    }

    private static Instant hostTime(Response answer, Instant now) {
        return date(answer.header("Date", "")).orElse(now);
    }

    private static Optional<Instant> date(String header) {
        try {
            return Optional.of(ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** At least a second, so that nothing is asked again at once; at most a day, whatever was said. */
    private static Duration pause(Duration said) {
        if (said.compareTo(Duration.ofSeconds(1)) < 0) {
            return Duration.ofSeconds(1);
        }
        return said.compareTo(LONGEST) > 0 ? LONGEST : said;
    }
}
