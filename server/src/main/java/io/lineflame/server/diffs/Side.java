package io.lineflame.server.diffs;

import io.lineflame.profile.stacks.Weights;
import io.lineflame.server.profiles.Selection;
import io.lineflame.server.profiles.VersionProfiles;
import io.lineflame.server.query.TimeRange;
import java.util.List;
import java.util.Optional;

/**
 * One side of a comparison, read.
 *
 * @param all what was measured in its range, each version apart
 * @param chosen the version that is compared; empty when all of them are
 */
record Side(TimeRange range, Selection all, Optional<VersionProfiles> chosen) {

    /** Of what is compared. */
    List<Weights> weights() {
        return chosen.map(VersionProfiles::weights).orElseGet(all::weights);
    }

    /** The value of all samples that are compared. */
    long total() {
        return chosen.map(VersionProfiles::total).orElseGet(all::total);
    }

    /** How many samples are compared. */
    long samples() {
        return chosen.map(VersionProfiles::samples).orElseGet(all::samples);
    }

    /** How many profiles were added up. */
    long profiles() {
        return chosen.map(VersionProfiles::profiles).orElseGet(all::profiles);
    }
}
