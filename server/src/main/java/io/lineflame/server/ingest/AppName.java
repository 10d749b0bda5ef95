package io.lineflame.server.ingest;

import io.lineflame.server.http.ProblemException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the {@code name} parameter of {@code /ingest} says: {@code checkout{region=eu,service_git_ref=v1.2.0}}. There is no quoting: a value ends at a comma or
 * at the brace.
 *
 * @param labels in the order written; names may repeat, {@link LabelRules} decides about that
 */
record AppName(String app, List<Label> labels) {

    AppName {
        labels = List.copyOf(labels);
    }

    /** Throws {@link ProblemException} with a sentence. */
    static AppName parse(String text) {
        int open = text.indexOf('{');
        String app = (open < 0 ? text : text.substring(0, open)).strip();
        if (app.isEmpty()) {
            throw ProblemException.invalidRequest(
                    "The parameter name needs the application's name, as in name=checkout{region=eu}.");
        }
        if (open < 0) {
            return new AppName(app, List.of());
        }
        int close = text.indexOf('}', open);
        if (close < 0 || !text.substring(close + 1).isBlank()) {
            throw ProblemException.invalidRequest(
                    "The labels in the parameter name end with one closing brace, as in name=checkout{region=eu}.");
        }
        return new AppName(app, labels(text.substring(open + 1, close)));
    }

    private static List<Label> labels(String text) {
        List<Label> labels = new ArrayList<>();
        for (String pair : text.split(",", -1)) {
            if (pair.isBlank()) {
                continue;
            }
            int equals = pair.indexOf('=');
            if (equals < 0) {
                throw ProblemException.invalidRequest("In the parameter name, the label \"" + LabelRules.shown(pair)
                        + "\" has no value; write name=checkout{label=value}.");
            }
            labels.add(new Label(
                    pair.substring(0, equals).strip(),
                    pair.substring(equals + 1).strip()));
        }
        return labels;
    }
}
