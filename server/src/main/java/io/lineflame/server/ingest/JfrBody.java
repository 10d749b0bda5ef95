package io.lineflame.server.ingest;

import io.lineflame.profile.jfr.JfrException;
import io.lineflame.profile.jfr.JfrLabels;
import io.lineflame.profile.jfr.JfrProfile;
import io.lineflame.profile.jfr.JfrReader;
import io.lineflame.profile.jfr.JfrRecording;
import io.lineflame.profile.pprof.Inflation;
import io.lineflame.profile.pprof.PprofException;
import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.ProblemType;
import io.lineflame.server.profiles.ServiceVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code /ingest} takes with {@code format=jfr}: a recording of the JVM, as profiles.
 *
 * @param profiles one for each kind that it holds; none when nothing was recorded, as of a JVM that was idle
 * @param warnings for who pushed it
 */
record JfrBody(List<PushedProfile> profiles, List<String> warnings) {

    /** What Pyroscope takes for a request that does not say it. */
    private static final long DEFAULT_RATE = 100;

    private static final long NANOS = 1_000_000_000L;
    /** The labels of a busy minute have some ten thousand bytes; each becomes up to fifty bytes in memory. */
    private static final int LABELS_BYTES = 8 << 20;

    private static final PprofLimits LABELS_LIMITS = limits();

    JfrBody {
        profiles = List.copyOf(profiles);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads a recording.
     *
     * @param jfr compressed or not
     * @param labels the part of the form that says in which contexts samples were taken; compressed or not;
     *     beyond our limit samples are kept without them, which is said
     * @throws ProblemException when one of the parts is broken, too large, or has a time that cannot be
     */
    static JfrBody read(byte[] jfr, Optional<byte[]> labels, JfrSaid said, Instant now) {
        List<String> warnings = new ArrayList<>();
        JfrLabels known = labels.map(part -> labels(part, warnings)).orElse(JfrLabels.NONE);
        JfrRecording recording = recording(jfr, known, period(said));
        List<Label> series = series(said, recording.event());
        List<PushedProfile> pushed = new ArrayList<>();
        for (JfrProfile one : recording.profiles()) {
            ProfileTime time = ProfileTime.of(said.from(), said.until(), one.profile(), now);
            long digest = digest(one, jfr);
            pushed.add(new PushedProfile(series, one.kind().profileKind(), time, one.profile(), digest));
        }
        return new JfrBody(pushed, warnings);
    }

    private static JfrRecording recording(byte[] jfr, JfrLabels labels, long period) {
        if (jfr.length == 0) {
            throw new ProblemException(IngestProblems.EMPTY_BODY, "The recording is empty; send one in JFR format.");
        }
        try {
            return JfrReader.read(jfr, labels, period, PprofLimits.DEFAULT);
        } catch (JfrException e) {
            ProblemType type = e.reason() == JfrException.Reason.TOO_LARGE
                    ? ProblemType.TOO_LARGE
                    : IngestProblems.INVALID_PROFILE;
            throw new ProblemException(type, "The body is no recording we can take: " + e.getMessage());
        }
    }

    private static JfrLabels labels(byte[] part, List<String> warnings) {
        if (part.length == 0) {
            return JfrLabels.NONE;
        }
        try {
            return JfrLabelsReader.read(Inflation.bytes(part, LABELS_LIMITS));
        } catch (PprofException e) {
            if (e.reason() == PprofException.Reason.TOO_LARGE) {
                warnings.add("The part labels has more than " + (LABELS_BYTES >> 20)
                        + " MiB, so the samples are kept without their labels; use fewer different labels.");
                return JfrLabels.NONE;
            }
            throw ProblemException.invalidRequest("The part labels cannot be decompressed.");
        }
    }

    /** In nanoseconds; of 100 samples a second where the request says nonsense, as Pyroscope takes it. */
    private static long period(JfrSaid said) {
        String text = said.sampleRate().map(String::strip).orElse("");
        long rate;
        try {
            rate = text.isEmpty() ? DEFAULT_RATE : Long.parseLong(text);
        } catch (NumberFormatException e) {
            rate = DEFAULT_RATE;
        }
        return NANOS / (rate <= 0 || rate > NANOS ? DEFAULT_RATE : rate);
    }

    /** As Pyroscope labels what comes from recordings: with what the agent sampled by beside the usual. */
    private static List<Label> series(JfrSaid said, String event) {
        List<Label> series = new ArrayList<>(said.name().labels());
        if (series.stream().noneMatch(label -> label.name().equals(ServiceVersion.SERVICE_LABEL))) {
            series.add(new Label(ServiceVersion.SERVICE_LABEL, said.name().app()));
        }
        if (!said.spy().isBlank()) {
            series.add(new Label("pyroscope_spy", said.spy()));
        }
        if (!event.isEmpty()) {
            series.add(new Label("jfr_event", LabelRules.shown(event)));
        }
        return series;
    }

    /** Profiles of one recording have the same time and may have the same labels: their kinds tell them apart. */
    private static long digest(JfrProfile one, byte[] jfr) {
        return Digest.of(one.profile(), jfr) ^ ((long) one.kind().name().hashCode() << Integer.SIZE);
    }

    private static PprofLimits limits() {
        PprofLimits usual = PprofLimits.DEFAULT;
        return new PprofLimits(
                LABELS_BYTES,
                LABELS_BYTES,
                usual.samples(),
                usual.frames(),
                usual.locations(),
                usual.functions(),
                usual.strings(),
                usual.stringLength(),
                usual.stackDepth(),
                usual.valueTypes());
    }
}
