package io.lineflame.server.ingest;

import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.server.http.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a profile was taken.
 *
 * @param start to the microsecond, as the database keeps it
 */
record ProfileTime(Instant start, Duration duration) {

    private static final Pattern RELATIVE = Pattern.compile("now(?:([+-])([0-9]{1,9})(s|m|h|d))?");
    private static final Pattern ABSOLUTE = Pattern.compile("[0-9]{1,19}");
    /** Older start times are a sign of a clock or a unit gone wrong: some clients write microseconds where nanoseconds belong. */
    private static final Instant EARLIEST = Instant.parse("1971-01-01T00:00:00Z");

    /** Durations are stored in nanoseconds, of which a long holds 292 years. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private static final long NANOS = 1_000_000_000L;

    /** From what a request says; where it is silent, from the profile; where that is silent too, it ends now. */
    static ProfileTime of(Optional<String> from, Optional<String> until, PprofProfile profile, Instant now) {
        if (from.isEmpty()) {
            return of(profile, now);
        }
        Instant start = parse("from", from.get(), now);
        Instant end = until.map(text -> parse("until", text, now)).orElse(start.plus(durationOf(profile)));
        if (end.isBefore(start)) {
            throw ProblemException.invalidRequest("The parameter until lies before from: the profile would end at "
                    + end + " and start at " + start + ".");
        }
        if (until.isPresent() && end.isAfter(start.plus(LONGEST))) {
            throw ProblemException.invalidRequest("The parameter until lies more than " + LONGEST.toDays()
                    + " days behind from: the profile would end at " + end + " and start at " + start + ".");
        }
        return new ProfileTime(micros(start), Duration.between(start, end));
    }

    /** From what the profile says about itself. */
    static ProfileTime of(PprofProfile profile, Instant now) {
        Duration duration = durationOf(profile);
        Instant start = ofNanos(profile.timeNanos());
        return new ProfileTime(micros(start.isBefore(EARLIEST) ? now.minus(duration) : start), duration);
    }

    private static Duration durationOf(PprofProfile profile) {
        return Duration.ofNanos(Math.max(0, profile.durationNanos()));
    }

    private static Instant parse(String parameter, String text, Instant now) {
        Matcher relative = RELATIVE.matcher(text);
        if (relative.matches()) {
            return relative.group(1) == null ? now : now.plusSeconds(seconds(relative));
        }
        if (ABSOLUTE.matcher(text).matches()) {
            return ofDigits(text);
        }
        throw ProblemException.invalidRequest(String.format(
                Locale.ROOT,
                "The parameter %s is \"%s\"; it needs unix seconds, milliseconds, microseconds or nanoseconds, or now-1h.",
                parameter,
                LabelRules.shown(text)));
    }

    private static long seconds(Matcher relative) {
        long number = Long.parseLong(relative.group(2));
        long seconds = switch (relative.group(3)) {
            case "s" -> number;
            case "m" -> number * 60;
            case "h" -> number * 3_600;
            default -> number * 86_400;
        };
        return relative.group(1).equals("-") ? -seconds : seconds;
    }

    /** The unit shows in the number of digits: 13 are milliseconds, 16 microseconds, 19 nanoseconds, all else seconds. */
    private static Instant ofDigits(String text) {
        try {
            long number = Long.parseLong(text);
            return switch (text.length()) {
                case 13 -> Instant.ofEpochMilli(number);
                case 16 -> Instant.ofEpochSecond(number / 1_000_000, number % 1_000_000 * 1_000);
                case 19 -> ofNanos(number);
                default -> Instant.ofEpochSecond(Math.min(number, Instant.MAX.getEpochSecond() / 2));
            };
        } catch (NumberFormatException e) {
            return Instant.ofEpochSecond(
                    Instant.MAX.getEpochSecond() / 2); // beyond a long: refused as out of range later
        }
    }

    private static Instant ofNanos(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }

    private static Instant micros(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }
}
