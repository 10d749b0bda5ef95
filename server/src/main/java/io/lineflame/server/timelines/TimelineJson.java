package io.lineflame.server.timelines;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cost over time, as sent.
 *
 * @param series by total, largest first, the folded rest last; empty when nothing was measured
 * @param truncated whether groups were folded into one
 * @param lastSeen when nothing was measured in the range: when something last was
 */
record TimelineJson(
        String profileType,
        String unit,
        Instant from,
        Instant until,
        long stepMillis,
        List<SeriesJson> series,
        List<VersionJson> versions,
        boolean truncated,
        int foldedGroups,
        @Nullable Instant lastSeen) {

    /**
     * One line of the drawing.
     *
     * @param labels the label grouped by; empty without grouping and for the folded rest
     * @param points null where no profile starts
     */
    record SeriesJson(Map<String, String> labels, boolean other, long total, List<@Nullable Long> points) {}

    /** When a version was seen, also before the range, and what it cost in it. */
    record VersionJson(String repository, String ref, Instant firstSeen, Instant lastSeen, long total) {}
}
