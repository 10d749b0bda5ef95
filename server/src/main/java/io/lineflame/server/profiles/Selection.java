package io.lineflame.server.profiles;

import io.lineflame.profile.ProfileType;
import io.lineflame.profile.stacks.Weights;
import io.lineflame.profile.view.CallPath;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The profiles a query asks for, added up, each version apart.
 *
 * @param versions in no order; empty when nothing was measured in the range
 * @param lastSeen when nothing was measured in the range: when something last was; empty otherwise
 * @param warnings sentences for the person who reads the numbers: what they should know to read them right
 */
public record Selection(
        ProfileType type, List<VersionProfiles> versions, Optional<Instant> lastSeen, List<String> warnings) {

    public Selection {
        versions = List.copyOf(versions);
        warnings = List.copyOf(warnings);
    }

    /** One that needs no warning. */
    public Selection(ProfileType type, List<VersionProfiles> versions, Optional<Instant> lastSeen) {
        this(type, versions, lastSeen, List.of());
    }

    /** Only the samples on a call path; all counts and costs are then of these. */
    public Selection on(CallPath path) {
        return path.frames().isEmpty()
                ? this
                : new Selection(
                        type, versions.stream().map(version -> version.on(path)).toList(), lastSeen, warnings);
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
