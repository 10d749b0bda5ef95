package io.lineflame.server.query;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Points in time and lengths of time as people and programs write them in a URL: RFC 3339, unix time in seconds to nanoseconds
 * by its number of digits, {@code now}, {@code now-1h}, {@code now+5m}; lengths as {@code 15s} or in milliseconds.
 */
public final class TimeExpression {

    private static final Map<Character, Duration> UNITS = Map.of(
            's', Duration.ofSeconds(1),
            'm', Duration.ofMinutes(1),
            'h', Duration.ofHours(1),
            'd', Duration.ofDays(1),
            'w', Duration.ofDays(7));

    /** The patterns repeat groups, which takes stack: longer texts are not looked at. */
    private static final int MAX_LENGTH = 100;

    private static final Duration LONGEST = Duration.ofDays(36_500);

    private static final Pattern RELATIVE = Pattern.compile("now(?:([+-])((?:\\d{1,9}[smhdw])+))?");
    private static final Pattern LENGTH = Pattern.compile("(?:\\d{1,9}[smhdw])+");
    private static final Pattern UNIX = Pattern.compile("\\d{1,19}");
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private TimeExpression() {}

    /**
     * Reads a point in time.
     *
     * @param parameter the name to call it by in a message
     * @param now what {@code now} means
     * @throws QuerySyntaxException if it cannot be read, or lies before 1970 or after 2200
     */
    public static Instant parse(String parameter, String text, Instant now) {
        // A plus sign in a URL means a space; "now+5m" typed into an address bar arrives as "now 5m".
        String plain = text.strip().replace(' ', '+');
        Instant time = read(parameter, plain, now);
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw new QuerySyntaxException(parameter + " lies outside the years 1970 to 2200: " + shown(text) + ".");
        }
        return time;
    }

    /**
     * Reads {@code 15s}, {@code 1h30m}, or a number of milliseconds.
     *
     * @throws QuerySyntaxException if it cannot be read, is not positive, or longer than a hundred years
     */
    public static Duration parseLength(String parameter, String text) {
        String plain = text.strip();
        Duration length = Duration.ZERO;
        if (plain.length() <= MAX_LENGTH && LENGTH.matcher(plain).matches()) {
            length = sum(plain);
        } else if (UNIX.matcher(plain).matches() && plain.length() <= 15) {
            length = Duration.ofMillis(Long.parseLong(plain));
        }
        if (length.isZero() || length.compareTo(LONGEST) > 0) {
            throw new QuerySyntaxException(parameter + " is not a length of time: " + shown(text)
                    + ". Write 15s, 5m or a number of milliseconds above 0.");
        }
        return length;
    }

    private static Instant read(String parameter, String text, Instant now) {
        try {
            Matcher relative = RELATIVE.matcher(text);
            if (text.length() <= MAX_LENGTH && relative.matches()) {
                String amount = relative.group(2);
                Duration offset = amount == null ? Duration.ZERO : sum(amount);
                return "-".equals(relative.group(1)) ? now.minus(offset) : now.plus(offset);
            }
            if (UNIX.matcher(text).matches()) {
                return unix(text);
            }
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new QuerySyntaxException(parameter + " is not a time: " + shown(text)
                    + ". Write 2026-01-31T10:00:00Z, unix time, now or now-1h (units s m h d w).");
        }
    }

    private static Instant unix(String digits) {
        long number = Long.parseLong(digits);
        if (digits.length() <= 11) {
            return Instant.ofEpochSecond(number);
        }
        if (digits.length() <= 14) {
            return Instant.ofEpochMilli(number);
        }
        return Instant.EPOCH.plus(number, digits.length() <= 17 ? ChronoUnit.MICROS : ChronoUnit.NANOS);
    }

    private static Duration sum(String terms) {
        Duration sum = Duration.ZERO;
        long number = 0;
        for (int i = 0; i < terms.length(); i++) {
            char c = terms.charAt(i);
            Duration unit = UNITS.get(c);
            if (unit == null) {
                number = number * 10 + (c - '0');
            } else {
                sum = sum.plus(unit.multipliedBy(number));
                number = 0;
            }
        }
        return sum;
    }

    private static String shown(String text) {
        return "\"" + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + "\"";
    }
}
