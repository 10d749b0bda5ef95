package io.lineflame.server.ingest;

import io.lineflame.server.profiles.ServiceVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a request to {@code /ingest} says beside its body.
 *
 * @param spy the agent's kind, such as {@code gospy}; empty when it does not say
 * @param units of the numbers in the older formats; empty when it does not say
 * @param sampleRate samples in a second; see {@link #samplesPerSecond}
 */
record IngestSaid(
        AppName name,
        Optional<String> from,
        Optional<String> until,
        String spy,
        String units,
        Optional<String> sampleRate) {

    private static final int USUAL_RATE = 100;
    private static final int HIGHEST_RATE = 1_000_000_000;

    /** 100 where the request does not say, or nonsense, as Pyroscope takes it; 0 of what was not sampled by time. */
    int samplesPerSecond() {
        try {
            int rate = Integer.parseInt(sampleRate.orElse(""));
            return rate < 0 || rate > HIGHEST_RATE ? USUAL_RATE : rate;
        } catch (NumberFormatException e) {
            return USUAL_RATE;
        }
    }

    /** Those of the name, with the service and the agent. */
    List<Label> labels() {
        return labels(name.app());
    }

    /** The same where only a part of the name is the application's. A service that is given by label keeps it, under {@code app_name}. */
    List<Label> labels(String app) {
        List<Label> labels = new ArrayList<>(name.labels());
        if (!has(labels, ServiceVersion.SERVICE_LABEL)) {
            labels.add(new Label(ServiceVersion.SERVICE_LABEL, app));
        } else if (!app.equals(name.app()) && !has(labels, "app_name")) {
            labels.add(new Label("app_name", app));
        }
        if (!spy.isBlank()) {
            labels.add(new Label("pyroscope_spy", spy));
        }
        return labels;
    }

    private static boolean has(List<Label> labels, String name) {
        return labels.stream().anyMatch(label -> label.name().equals(name));
    }
}
