package io.lineflame.server.diffs;

import io.lineflame.server.profiles.ServiceVersion;
import io.lineflame.server.profiles.VersionProfiles;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One side of a comparison, as sent.
 *
 * @param selected null when all versions are compared
 * @param total of what is compared, as are samples and profiles
 * @param versions all that have profiles in the range, by total, largest first
 * @param lastSeen when nothing was measured in the range: when something last was
 * @param warnings what to know to read the numbers right
 */
record SideJson(
        Instant from,
        Instant until,
        @Nullable ServiceVersion selected,
        long total,
        long samples,
        long profiles,
        List<VersionJson> versions,
        @Nullable Instant lastSeen,
        List<String> warnings) {

    static SideJson of(Side side) {
        return new SideJson(
                side.range().from(),
                side.range().until(),
                side.chosen().map(VersionProfiles::version).orElse(null),
                side.total(),
                side.samples(),
                side.profiles(),
                side.all().versions().stream()
                        .sorted(DiffService.LARGEST_FIRST)
                        .map(VersionJson::of)
                        .toList(),
                side.all().lastSeen().orElse(null),
                side.all().warnings());
    }

    /** What was measured of one version in the range. */
    record VersionJson(
            String repository,
            String ref,
            String rootPath,
            long total,
            long samples,
            long profiles,
            Instant firstSeen,
            Instant lastSeen) {

        static VersionJson of(VersionProfiles one) {
            ServiceVersion version = one.version();
            return new VersionJson(
                    version.repository(),
                    version.ref(),
                    version.rootPath(),
                    one.total(),
                    one.samples(),
                    one.profiles(),
                    one.firstSeen(),
                    one.lastSeen());
        }
    }
}
