package io.lineflame.server.ingest;

import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.ProfileBuilder;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.ProblemType;

/**
 * What all profiles of a request may come to. Its profiles share one dictionary, so a few bytes of each can name the deepest stack in
 * it, and only the sum says what the request costs. Beyond it the request is refused with 413.
 */
final class OtlpBudget {

    /** One for each service that the samples of a profile name. */
    static final int PROFILES = 8192;

    private static final PprofLimits LIMITS = PprofLimits.DEFAULT;
    /** In pprof's format: functions and lines stand in each profile that uses them. */
    private static final int BYTES = 128 << 20;

    private int profiles;
    private long samples;
    private long frames;
    private long bytes;

    /** Before another profile is made. */
    void addProfile() {
        profiles++;
        if (profiles > PROFILES) {
            throw tooLarge("more than " + PROFILES + " profiles of services");
        }
    }

    /** What a sample has made a profile grow by. */
    void addSample(ProfileBuilder builder, long framesBefore, long bytesBefore) {
        samples++;
        frames += builder.frameCount() - framesBefore;
        bytes += builder.size() - bytesBefore;
        if (samples > LIMITS.samples()) {
            throw tooLarge("more than " + LIMITS.samples() + " samples");
        }
        if (frames > LIMITS.frames()) {
            throw tooLarge("samples with more than " + LIMITS.frames() + " frames together");
        }
        if (bytes > BYTES) {
            throw tooLarge("profiles that take more than " + (BYTES >> 20) + " MiB in pprof's format");
        }
    }

    private static ProblemException tooLarge(String what) {
        return new ProblemException(ProblemType.TOO_LARGE, "The request holds " + what + "; send fewer at once.");
    }
}
