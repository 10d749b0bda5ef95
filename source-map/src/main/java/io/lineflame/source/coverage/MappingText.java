package io.lineflame.source.coverage;

import io.lineflame.source.Language;
import java.util.Locale;

/**
 * Writes a mapping as YAML. Names come from profiles: whatever stands in them is quoted.
 *
 * @param repository empty for the service's own
 * @param folder of the source
 */
record MappingText(Language language, String prefix, String repository, String folder) {

    /** Stands for a version that only a person knows. */
    static final String VERSION = "VERSION";

    String yaml() {
        String source = repository.isEmpty()
                ? "        local:\n          path: " + quoted(folder) + "\n"
                : "        repository: " + quoted(repository) + "\n"
                        + "        ref: " + VERSION + " # the tag or commit that was built\n"
                        + "        path: " + quoted(folder) + "\n";
        return "version: v1\nsource_code:\n  mappings:\n    - path:\n        - prefix: " + quoted(prefix)
                + "\n      language: " + language.id() + "\n      source:\n" + source;
    }

    /** In double quotes, where YAML's escapes are JSON's. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
