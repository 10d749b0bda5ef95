package io.lineflame.server.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads how long profiles are kept: in general, and of which tenants otherwise. */
final class RetentionReader {

    static final String RETENTION = "LINEFLAME_RETENTION";
    static final String TENANTS = "LINEFLAME_RETENTION_TENANTS";

    private static final Duration USUAL = Duration.ofDays(30);

    private final List<ConfigMistake> mistakes;

    RetentionReader(List<ConfigMistake> mistakes) {
        this.mistakes = mistakes;
    }

    Retention read(Map<String, String> values) {
        return new Retention(usual(values.get(RETENTION)), tenants(values.getOrDefault(TENANTS, "")));
    }

    private Duration usual(@Nullable String text) {
        try {
            return text == null ? USUAL : SettingDuration.parse(text);
        } catch (IllegalArgumentException e) {
            mistakes.add(new ConfigMistake(RETENTION, String.valueOf(e.getMessage())));
            return USUAL;
        }
    }

    private Map<String, Duration> tenants(String text) {
        Map<String, Duration> tenants = new TreeMap<>();
        Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(entry -> !text.isBlank())
                .forEach(entry -> take(entry, tenants));
        return tenants;
    }

    private void take(String entry, Map<String, Duration> tenants) {
        int equals = entry.lastIndexOf('='); // no name has one
        String name = entry.substring(0, Math.max(0, equals)).strip();
        if (name.isEmpty()) {
            mistakes.add(new ConfigMistake(
                    TENANTS, "needs tenants and how long to keep theirs, as in acme=7d,payments=12w; not " + entry));
            return;
        }
        try {
            if (tenants.put(
                            name,
                            SettingDuration.parse(entry.substring(equals + 1).strip()))
                    != null) {
                mistakes.add(new ConfigMistake(TENANTS, "names the tenant " + name + " twice"));
            }
        } catch (IllegalArgumentException e) {
            mistakes.add(new ConfigMistake(TENANTS, "for the tenant " + name + ", " + e.getMessage()));
        }
    }
}
