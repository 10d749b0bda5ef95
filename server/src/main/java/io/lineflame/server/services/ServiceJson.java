package io.lineflame.server.services;

import io.lineflame.profile.view.HottestLines;
import io.lineflame.server.profiles.ServiceVersion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One service, as sent.
 *
 * @param language {@code unknown} when nothing was measured in the range
 * @param profileTypes ids, in alphabetical order; of the range, or of all time when the range has none
 * @param versions newest first; of the range, or the newest alone when the range has none
 * @param profiles in the range
 * @param headline null when nothing was measured in the range, or when its sums leave 64 bits
 * @param headlineProblem why there is no headline although something was measured; else null
 */
record ServiceJson(
        String name,
        String language,
        List<String> profileTypes,
        List<VersionJson> versions,
        Instant lastSeen,
        long profiles,
        @Nullable HeadlineJson headline,
        @Nullable String headlineProblem,
        SourceJson source) {

    /** When a version was seen, also outside of the range. */
    record VersionJson(String repository, String ref, String rootPath, Instant firstSeen, Instant lastSeen) {

        static VersionJson of(ServiceVersion version, Instant firstSeen, Instant lastSeen) {
            return new VersionJson(version.repository(), version.ref(), version.rootPath(), firstSeen, lastSeen);
        }
    }

    /**
     * The cost shown first.
     *
     * @param previousTotal over the range of the same length before; null when nothing was measured there
     * @param points one for each step; null where no profile starts
     * @param hottestLine null when no own code costs anything by itself; may be as of a minute ago
     */
    record HeadlineJson(
            String profileType,
            String unit,
            long total,
            @Nullable Long previousTotal,
            long stepMillis,
            List<@Nullable Long> points,
            @Nullable HottestLineJson hottestLine) {}

    /**
     * The line of own code that costs most by itself.
     *
     * @param share self of the total when it was read, 0 to 1
     */
    record HottestLineJson(String function, String file, int line, long self, long total, long samples, double share) {

        static HottestLineJson of(HottestLines.Line line, long ofTotal) {
            double share = ofTotal == 0 ? 0 : (double) line.cost().self() / ofTotal;
            return new HottestLineJson(
                    line.function(),
                    line.file(),
                    line.line(),
                    line.cost().self(),
                    line.cost().total(),
                    line.cost().samples(),
                    share);
        }
    }

    /** Whether source can be shown: {@code ready}, {@code no_labels} or {@code no_host}, and a sentence. */
    record SourceJson(String state, String detail) {}
}
