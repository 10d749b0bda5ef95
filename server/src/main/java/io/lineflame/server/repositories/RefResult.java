package io.lineflame.server.repositories;

import io.lineflame.vcs.Commit;
import java.time.Instant;
import java.util.Optional;

/** What came of one ref among many. */
public sealed interface RefResult {

    /** As asked for. */
    String ref();

    /**
     * The ref means this commit.
     *
     * @param moved whether the ref means another commit today; empty for hashes and when it cannot be told
     * @param asOf when a branch or tag was first found to mean this commit; empty for hashes
     */
    record Found(String ref, Commit commit, Optional<Boolean> moved, Optional<Instant> asOf) implements RefResult {}

    /** No facts for this ref; there may be for others. */
    record Failed(String ref, Refusal refusal) implements RefResult {}
}
