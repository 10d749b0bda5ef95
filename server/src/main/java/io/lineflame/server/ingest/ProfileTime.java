package io.lineflame.server.ingest;

import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.server.http.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
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

    /** As Pyroscope's {@code attime} takes them: {@code now-1h30m}, {@code now-2weeks}, {@code now-1mon}. */
    private static final Pattern PART = Pattern.compile(
            "([0-9]{1,9})(?:(s[a-z]*)|(mon[a-z]*|M)|(min[a-z]*|m)|(h[a-z]*)|(d[a-z]*)|(w[a-z]*)|(y[a-z]*))");

    private static final Pattern RELATIVE = Pattern.compile("now(?:([+-])((?:" + PART.pattern() + "){1,8}))?");
    private static final long[] PART_SECONDS = {1, 30 * 86_400, 60, 3_600, 86_400, 7 * 86_400, 365 * 86_400};
    private static final Pattern ABSOLUTE = Pattern.compile("[0-9]{1,19}");
    private static final Pattern SEPARATORS = Pattern.compile("[_, ]");
    private static final Pattern DAY = Pattern.compile("(?:19|20)[0-9]{6}");
    /** Older start times are a sign of a clock or a unit gone wrong: some clients write microseconds where nanoseconds belong. */
    private static final Instant EARLIEST = Instant.parse("1971-01-01T00:00:00Z");

    /** Durations are stored in nanoseconds, of which a long holds 292 years. */
    private static final Duration LONGEST = Duration.ofDays(366);

    /** From 1970, in seconds: a number to which some may be added, and which is refused as out of range later. */
    private static final long FARTHEST = Instant.MAX.getEpochSecond() / 2;

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

    private static Instant parse(String parameter, String given, Instant now) {
        String text = SEPARATORS.matcher(given).replaceAll("");
        Matcher relative = RELATIVE.matcher(text);
        if (relative.matches()) {
            long seconds = relative.group(1) == null ? 0 : seconds(relative);
            if (Math.abs(seconds) > FARTHEST) {
                throw notATime(parameter, given);
            }
            return now.plusSeconds(seconds);
        }
        if (DAY.matcher(text).matches()) {
            return startOfDay(parameter, text);
        }
        if (ABSOLUTE.matcher(text).matches()) {
            return ofDigits(text);
        }
        throw notATime(parameter, given);
    }

    /** Eight digits are a day, as nobody profiled in 1970. */
    private static Instant startOfDay(String parameter, String text) {
        try {
            return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
        } catch (DateTimeParseException e) {
            throw notATime(parameter, text);
        }
    }

    private static ProblemException notATime(String parameter, String given) {
        return ProblemException.invalidRequest(String.format(
                Locale.ROOT,
                "The parameter %s is \"%s\"; it needs unix seconds, milliseconds, microseconds or nanoseconds, or now-1h.",
                parameter,
                LabelRules.shown(given)));
    }

    private static long seconds(Matcher relative) {
        long sum = 0;
        Matcher part = PART.matcher(relative.group(2));
        while (part.find()) {
            for (int unit = 0; unit < PART_SECONDS.length; unit++) {
                sum += part.group(unit + 2) == null ? 0 : Long.parseLong(part.group(1)) * PART_SECONDS[unit];
            }
        }
        return relative.group(1).equals("-") ? -sum : sum;
    }

    /** The unit shows in the number of digits: 13 are milliseconds, 16 microseconds, 19 nanoseconds, all else seconds. */
    private static Instant ofDigits(String text) {
        try {
            long number = Long.parseLong(text);
            return switch (text.length()) {
                case 13 -> Instant.ofEpochMilli(number);
                case 16 -> Instant.ofEpochSecond(number / 1_000_000, number % 1_000_000 * 1_000);
                case 19 -> ofNanos(number);
                default -> Instant.ofEpochSecond(Math.min(number, FARTHEST));
            };
        } catch (NumberFormatException e) {
            return Instant.ofEpochSecond(FARTHEST); // beyond a long
        }
    }

    private static Instant ofNanos(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }

    private static Instant micros(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }
}
