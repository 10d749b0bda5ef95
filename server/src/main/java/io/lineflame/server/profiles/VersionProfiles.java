package io.lineflame.server.profiles;

import io.lineflame.profile.stacks.Weights;
import io.lineflame.profile.view.CallPath;
import java.time.Instant;
import java.util.List;

/**
 * What was measured of one version.
 *
 * @param weights one for each symbol table; empty only when there was nothing
 * @param firstSeen start of its first profile in the range
 * @param lastSeen start of its last profile in the range
 * @param profiles how many were added up
 */
public record VersionProfiles(
        ServiceVersion version, List<Weights> weights, Instant firstSeen, Instant lastSeen, long profiles) {

    public VersionProfiles {
        weights = List.copyOf(weights);
    }

    /** Only the samples on a call path. */
    VersionProfiles on(CallPath path) {
        return new VersionProfiles(version, path.narrow(weights), firstSeen, lastSeen, profiles);
    }

    /** The value of all samples. */
    public long total() {
        return weights.stream().mapToLong(Weights::total).sum();
    }

    /** How many samples there are. */
    public long samples() {
        return weights.stream().mapToLong(Weights::samples).sum();
    }
}
