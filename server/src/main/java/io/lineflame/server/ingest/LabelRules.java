package io.lineflame.server.ingest;

import io.lineflame.server.http.ProblemException;
import io.lineflame.server.profiles.ServiceVersion;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Which labels a series may have. Dots in names become underscores, as Grafana's backends do; names that start with two underscores belong to the SDKs and are
 * left out (a session id would make every restart a new series); {@code service_ref} is {@code service_git_ref}; empty values are left out.
 */
final class LabelRules {

    private static final String OTHER_REF_LABEL = "service_ref";
    static final int MAX_LABELS = 64;
    static final int MAX_NAME = 1024;
    static final int MAX_VALUE = 2048;
    private static final int SHOWN = 80;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    /** Control characters, lone surrogates, and what a decoder writes for bytes that are not UTF-8. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\uFFFD]");

    private LabelRules() {}

    /** The labels to store, by name. Throws {@link ProblemException} that names the label. */
    static SortedMap<String, String> check(List<Label> labels) {
        SortedMap<String, String> kept = new TreeMap<>();
        for (Label label : labels) {
            String name = checkedName(label.name());
            checkValue(name, label.value());
            if (name.startsWith("__") || label.value().isEmpty()) {
                continue;
            }
            String before = kept.putIfAbsent(name, label.value());
            if (before != null && !before.equals(label.value())) {
                throw ProblemException.invalidRequest(
                        "The label " + name + " is given twice, with different values; give it once.");
            }
        }
        String otherRef = kept.remove(OTHER_REF_LABEL);
        if (otherRef != null) {
            kept.putIfAbsent(ServiceVersion.REF_LABEL, otherRef);
        }
        if (kept.size() > MAX_LABELS) {
            throw ProblemException.invalidRequest("The profile has " + kept.size() + " labels; at most " + MAX_LABELS
                    + " are kept per series. Leave out what no query asks for.");
        }
        return kept;
    }

    /** The text without control characters, cut: for messages. */
    static String shown(String text) {
        String clean = UNPRINTABLE.matcher(text.strip()).replaceAll("?");
        return clean.length() <= SHOWN ? clean : clean.substring(0, SHOWN) + "…";
    }

    /** The text with question marks for what no label may hold. */
    static String printable(String text) {
        return UNPRINTABLE.matcher(text).replaceAll("?");
    }

    private static String checkedName(String name) {
        String plain = name.replace('.', '_');
        if (name.length() > MAX_NAME) {
            throw ProblemException.invalidRequest("The name of the label \"" + shown(name) + "\" has " + name.length()
                    + " characters; at most " + MAX_NAME + " are allowed.");
        }
        if (!NAME.matcher(plain).matches()) {
            throw ProblemException.invalidRequest("The label name \"" + shown(name)
                    + "\" cannot be one: it needs letters, digits, underscores and dots, and no digit first.");
        }
        return plain;
    }

    private static void checkValue(String name, String value) {
        if (value.length() > MAX_VALUE) {
            throw ProblemException.invalidRequest("The value of the label " + shown(name) + " has " + value.length()
                    + " characters; at most " + MAX_VALUE + " are allowed.");
        }
        if (UNPRINTABLE.matcher(value).find()) {
            throw ProblemException.invalidRequest("The value of the label " + shown(name)
                    + " holds a control character or bytes that are not UTF-8.");
        }
    }
}
