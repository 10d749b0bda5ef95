package io.lineflame.profile.jfr;

import static io.lineflame.profile.jfr.JfrException.Reason.MALFORMED;
import static io.lineflame.profile.jfr.JfrException.Reason.TOO_LARGE;

import io.lineflame.profile.pprof.PprofException;
import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.ProfileBuilder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What all chunks of a recording come to: a profile of each kind. */
final class Recorded {

    /** What the agent samples by, as far as it has said so. */
    String event = "";

    /** Of the names that are read. */
    final TextBudget text;

    private final JfrLabels labels;
    private final long period;
    private final PprofLimits limits;
    private final Map<JfrKind, ProfileBuilder> builders = new EnumMap<>(JfrKind.class);

    /** @param period in nanoseconds */
    Recorded(JfrLabels labels, long period, PprofLimits limits) {
        this.labels = labels;
        this.period = period;
        this.limits = limits;
        this.text = new TextBudget(limits);
    }

    ProfileBuilder builder(JfrKind kind) {
        return builders.computeIfAbsent(
                kind,
                one -> new ProfileBuilder(one.sampleTypes()).period(one.periodType(), one.sampled() ? period : 0));
    }

    /** @param sum how many samples, and how much; for kinds of time the latter follows from the period */
    void add(JfrKind kind, int[] stack, SampleContext context, long[] sum) throws JfrException {
        try {
            long amount = kind.sampled() ? Math.multiplyExact(sum[0], period) : sum[1];
            long[] values = kind.sampleTypes().size() == 1 ? new long[] {sum[0]} : new long[] {sum[0], amount};
            builder(kind).sample(stack, stack.length, context.labels(labels), values);
        } catch (ArithmeticException e) {
            throw new JfrException(MALFORMED, "Not a readable JFR recording: the sum of its samples leaves 64 bits", e);
        }
    }

    /** Holds the profiles of all kinds together to the limits of one, as they come from one body. */
    void check() throws JfrException {
        long samples = 0;
        long frames = 0;
        long bytes = 0;
        for (ProfileBuilder builder : builders.values()) {
            samples += builder.sampleCount();
            frames += builder.frameCount();
            bytes += builder.size();
        }
        if (samples > limits.samples()) {
            throw new JfrException(TOO_LARGE, "The recording has more than " + limits.samples() + " different samples");
        }
        if (frames > limits.frames()) {
            throw new JfrException(
                    TOO_LARGE, "The samples of the recording have more than " + limits.frames() + " frames together");
        }
        if (bytes > limits.rawBytes()) {
            throw new JfrException(
                    TOO_LARGE, "The samples of the recording take more than " + limits.rawBytes() + " bytes");
        }
    }

    /** @param start since 1970, and length, in nanoseconds */
    JfrRecording finish(long start, long duration) throws JfrException {
        List<JfrProfile> profiles = new ArrayList<>();
        for (Map.Entry<JfrKind, ProfileBuilder> built : builders.entrySet()) {
            try {
                profiles.add(new JfrProfile(
                        built.getKey(), built.getValue().time(start, duration).build(limits)));
            } catch (PprofException e) {
                throw new JfrException(TOO_LARGE, String.valueOf(e.getMessage()), e);
            }
        }
        return new JfrRecording(event, profiles);
    }
}
