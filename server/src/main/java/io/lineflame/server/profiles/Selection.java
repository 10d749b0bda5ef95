package io.lineflame.server.profiles;

import io.lineflame.profile.ProfileType;
import io.lineflame.profile.stacks.Weights;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The profiles a query asks for, added up, each version apart.
 *
 * @param versions in no order; empty when nothing was measured in the range
 * @param lastSeen when nothing was measured in the range: when something last was; empty otherwise
 */
public record Selection(ProfileType type, List<VersionProfiles> versions, Optional<Instant> lastSeen) {

    public Selection {
        versions = List.copyOf(versions);
    }

    /** Of all versions. */
    public List<Weights> weights() {
        return versions.stream().flatMap(version -> version.weights().stream()).toList();
    }

    /** The value of all samples. */
    public long total() {
        return versions.stream().mapToLong(VersionProfiles::total).sum();
    }

    /** How many samples there are. */
    public long samples() {
        return versions.stream().mapToLong(VersionProfiles::samples).sum();
    }

    /** How many profiles were added up. */
    public long profiles() {
        return versions.stream().mapToLong(VersionProfiles::profiles).sum();
    }
}
