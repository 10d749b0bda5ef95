package io.lineflame.server.config;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time as an operator writes it: {@code 12h}, {@code 30d}, {@code 8w}; a short one {@code 30s}, {@code 5m}. */
final class SettingDuration {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,6})([hdw])");
    private static final Pattern SHORT_FORM = Pattern.compile("([0-9]{1,6})([sm])");

    private SettingDuration() {}

    /** Throws {@link IllegalArgumentException} with a sentence. */
    static Duration parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || matcher.group(1).matches("0+")) {
            throw new IllegalArgumentException("needs a number of hours, days or weeks, as in 12h, 30d or 8w");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofDays(7 * number);
        };
    }

    /** Of seconds or minutes. Throws {@link IllegalArgumentException} with a sentence. */
    static Duration parseShort(String text) {
        Matcher matcher = SHORT_FORM.matcher(text);
        if (!matcher.matches() || matcher.group(1).matches("0+")) {
            throw new IllegalArgumentException("needs a number of seconds or minutes, as in 30s or 5m");
        }
        long number = Long.parseLong(matcher.group(1));
        return matcher.group(2).equals("s") ? Duration.ofSeconds(number) : Duration.ofMinutes(number);
    }
}
