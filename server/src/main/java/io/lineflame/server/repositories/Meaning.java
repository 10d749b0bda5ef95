package io.lineflame.server.repositories;

import io.lineflame.vcs.CommitId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What a ref means.
 *
 * @param asOf when a branch or tag was first found to mean it; empty for a hash, which cannot move
 */
public record Meaning(CommitId commit, Optional<Instant> asOf) {

    /** A hash means itself. */
    static Meaning ofHash(CommitId commit) {
        return new Meaning(commit, Optional.empty());
    }

    /** Whether a ref is this commit's hash, in full or in part. */
    static boolean isHashOf(CommitId commit, String ref) {
        return commit.hash().startsWith(ref.toLowerCase(Locale.ROOT));
    }

    /** What the ref that means this says of time: nothing, when it is a part of the hash. */
    Meaning of(String ref) {
        return isHashOf(commit, ref) ? ofHash(commit) : this;
    }
}
