package io.lineflame.server.pyroscope;

import io.lineflame.server.query.LabelMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes conditions on labels in the language of Prometheus, as {@code {region="eu",pod=~"a.*"}}. */
final class LabelSelectors {

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private LabelSelectors() {}

    /** These conditions, and these labels with just these values; an empty value: no such label. */
    static String of(Collection<LabelMatcher> matchers, Map<String, String> exact) {
        List<String> conditions = new ArrayList<>();
        matchers.forEach(matcher ->
                conditions.add(name(matcher.label()) + matcher.operator().symbol() + quoted(matcher.value())));
        exact.forEach((label, value) -> conditions.add(name(label) + "=" + quoted(value)));
        return conditions.stream().collect(Collectors.joining(",", "{", "}"));
    }

    private static String name(String label) {
        return PLAIN_NAME.matcher(label).matches() ? label : quoted(label);
    }

    /** As a text of Go, which that language takes. */
    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.chars().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || c == 0x7F) {
                        out.append(String.format("\\x%02x", c));
                    } else {
                        out.append((char) c);
                    }
                }
            }
        });
        return out.append('"').toString();
    }
}
