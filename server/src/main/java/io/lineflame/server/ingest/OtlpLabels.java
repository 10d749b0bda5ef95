package io.lineflame.server.ingest;

import io.lineflame.server.profiles.ServiceVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Attributes of a resource and scope as labels. Nobody who profiles chooses all of them, so one that cannot be a label is left out or
 * cut, and said, where of other clients it would be refused.
 */
final class OtlpLabels {

    private static final String UNKNOWN_SERVICE = "unknown_service";
    private static final String EXECUTABLE = "process.executable.name";

    private final List<Label> labels;
    private final String service;
    private final Consumer<String> warnings;

    private OtlpLabels(List<Label> labels, String service, Consumer<String> warnings) {
        this.labels = labels;
        this.service = service;
        this.warnings = warnings;
    }

    /**
     * Without a name of the service it is unknown, as OpenTelemetry's conventions for resources have it; what cannot be the name of a
     * label has underscores.
     *
     * @param warnings is told what was left out or cut
     */
    static OtlpLabels of(Map<String, String> attributes, Consumer<String> warnings) {
        List<Label> labels = new ArrayList<>();
        Set<String> names = new HashSet<>(Set.of(ServiceVersion.SERVICE_LABEL));
        attributes.forEach((key, value) -> {
            String name = name(key);
            if (key.equals(OtlpProfileReader.SERVICE) || name.equals(ServiceVersion.SERVICE_LABEL)) {
                return; // below, and of samples
            }
            String why = whyNot(name, value, names);
            if (!why.isEmpty()) {
                warnings.accept("The attribute " + LabelRules.shown(key) + " was left out: " + why + ".");
            } else if (names.add(name)) {
                labels.add(new Label(name, cut(name, value, warnings)));
            }
        });
        String executable = attributes.getOrDefault(EXECUTABLE, "");
        String unknown = executable.isEmpty() ? UNKNOWN_SERVICE : UNKNOWN_SERVICE + ":" + executable;
        return new OtlpLabels(labels, attributes.getOrDefault(OtlpProfileReader.SERVICE, unknown), warnings);
    }

    /** @param ofSamples the service that samples name; empty text is the resource's own */
    List<Label> of(String ofSamples) {
        String named = ofSamples.isEmpty() ? service : ofSamples;
        String printable = LabelRules.printable(named);
        if (!printable.equals(named)) {
            warnings.accept("The name of a service holds control characters; they are question marks now.");
        }
        List<Label> all = new ArrayList<>(labels);
        all.add(new Label(ServiceVersion.SERVICE_LABEL, cut(ServiceVersion.SERVICE_LABEL, printable, warnings)));
        return all;
    }

    private static String name(String key) {
        String fit = key.replaceAll("[^A-Za-z0-9_]", "_");
        return Character.isDigit(fit.charAt(0)) ? "_" + fit : fit;
    }

    /** Empty when it can be a label. */
    private static String whyNot(String name, String value, Set<String> names) {
        if (name.length() > LabelRules.MAX_NAME) {
            return "its name has more than " + LabelRules.MAX_NAME + " characters";
        }
        if (!LabelRules.printable(value).equals(value)) {
            return "its value holds a control character or bytes that are not UTF-8";
        }
        if (names.contains(name)) {
            return "another one becomes the label " + LabelRules.shown(name) + " too";
        }
        return names.size() < LabelRules.MAX_LABELS ? "" : "there are more than " + LabelRules.MAX_LABELS + " labels";
    }

    private static String cut(String name, String value, Consumer<String> warnings) {
        int longest = LabelRules.MAX_VALUE;
        if (value.length() <= longest) {
            return value;
        }
        warnings.accept("The value of the label " + LabelRules.shown(name) + " has " + value.length()
                + " characters and was cut to " + longest + ".");
        return value.substring(0, Character.isHighSurrogate(value.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
