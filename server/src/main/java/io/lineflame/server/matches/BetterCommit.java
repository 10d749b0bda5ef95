package io.lineflame.server.matches;

import io.lineflame.source.declarations.MatchReport;
import io.lineflame.vcs.Commit;
import java.util.Optional;

/**
 * What came of looking for a commit whose file fits better.
 *
 * @param weighed the best that is better than what is shown
 * @param looked how many commits' files were compared
 */
record BetterCommit(Optional<Weighed> weighed, int looked) {

    static final BetterCommit NOT_LOOKED_FOR = new BetterCommit(Optional.empty(), 0);

    /** A commit, and what its file is worth. */
    record Weighed(Commit commit, MatchReport report) {}
}
