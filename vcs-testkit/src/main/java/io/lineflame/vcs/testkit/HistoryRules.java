package io.lineflame.vcs.testkit;

import static io.lineflame.vcs.VcsException.Kind.NOT_FOUND;
import static io.lineflame.vcs.VcsException.Kind.UNSUPPORTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.vcs.Commit;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.VcsCapability;
import io.lineflame.vcs.VcsException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules 85x: which commits changed a file. All but 851 are of providers that say so. */
interface HistoryRules extends Rules {

    int MANY = 100;

    /** Histories are told where it is claimed, and refused in so many words where it is not. */
    @Test
    default void r851_history_isAsClaimed() throws Exception {
        CommitId from = repository().second().id();

        if (claims(VcsCapability.HISTORY)) {
            assertThat(client().history(id(), from, "cart/total.go", MANY)).isNotEmpty();
        } else {
            assertFails(UNSUPPORTED, () -> client().history(id(), from, "cart/total.go", MANY));
        }
    }

    /** Newest first; the removal by a rename counts, and the commit started from. */
    @Test
    default void r852_history_ofAFile_isNewestFirstFromTheCommitItself() throws Exception {
        if (claims(VcsCapability.HISTORY)) {
            assertCommits(
                    history(repository().third(), "cart/total.go", MANY),
                    repository().third(),
                    repository().second(),
                    repository().first());
        }
    }

    /** What did not touch the file is not among them, whichever commit is started from. */
    @Test
    default void r853_history_leavesOutCommitsThatChangedOtherFiles() throws Exception {
        if (claims(VcsCapability.HISTORY)) {
            assertCommits(
                    history(repository().third(), "README.md", MANY),
                    repository().first());
            assertCommits(
                    history(repository().silent(), "only/here.go", MANY),
                    repository().side());
        }
    }

    /** A commit knows what was before it, nothing of what came later or of other branches. */
    @Test
    default void r854_history_ofAnEarlierCommit_endsThere() throws Exception {
        if (claims(VcsCapability.HISTORY)) {
            assertCommits(
                    history(repository().second(), "cart/total.go", MANY),
                    repository().second(),
                    repository().first());
        }
    }

    /** Before it was renamed, a file was not at this path. */
    @Test
    default void r855_history_ofARenamedFile_startsWithTheRename() throws Exception {
        if (claims(VcsCapability.HISTORY)) {
            assertCommits(
                    history(repository().third(), "cart/sum.go", MANY),
                    repository().third());
        }
    }

    @Test
    default void r856_history_ofMoreThanTheLimit_isTheNewest() throws Exception {
        if (claims(VcsCapability.HISTORY)) {
            assertCommits(
                    history(repository().third(), "cart/total.go", 2),
                    repository().third(),
                    repository().second());
        }
    }

    /** All that is told of commits elsewhere is told here. */
    @Test
    default void r857_history_hasTheFacts() throws Exception {
        if (claims(VcsCapability.HISTORY)) {
            FixtureCommit second = repository().second();
            Commit commit = history(second, "cart/total.go", 1).get(0);

            assertThat(commit.subject()).isEqualTo(second.subject());
            assertThat(commit.author().name()).isEqualTo(second.authorName());
            assertThat(commit.authored()).isEqualTo(second.authored());
        }
    }

    /** A path is compared as it is: it is no pattern, and no part of an address. */
    @Test
    default void r858_history_ofOddNames_isTheirs() throws Exception {
        if (claims(VcsCapability.HISTORY)) {
            for (String path : List.of("names/100% #1?&a=b+c.md", "names/日本語/größe.md", "names/with space.md")) {
                assertCommits(
                        history(repository().first(), path, MANY), repository().first());
            }
        }
    }

    /** Nothing was ever there, or nothing can be. */
    @Test
    default void r859_history_ofNoFile_isEmpty() throws Exception {
        if (claims(VcsCapability.HISTORY)) {
            for (String path :
                    List.of("no/such.go", "cart/*.go", "cart/total.go/x", "../etc/passwd", "", "/", "cart/../x")) {
                assertThat(history(repository().third(), path, MANY)).as(path).isEmpty();
            }
        }
    }

    @Test
    default void r860_history_ofAMissingCommit_isNotFound() {
        if (claims(VcsCapability.HISTORY)) {
            assertFails(NOT_FOUND, () -> client().history(id(), repository().missingCommit(), "README.md", MANY));
        }
    }

    @Test
    default void r861_history_inAMissingRepository_isNotFound() {
        if (claims(VcsCapability.HISTORY)) {
            CommitId from = repository().first().id();

            assertFails(NOT_FOUND, () -> client().history(missingId(), from, "README.md", MANY));
        }
    }

    private List<Commit> history(FixtureCommit from, String path, int limit) throws VcsException {
        return client().history(id(), from.id(), path, limit);
    }

    private static void assertCommits(List<Commit> history, FixtureCommit... expected) {
        assertThat(history)
                .extracting(Commit::id)
                .containsExactlyElementsOf(
                        List.of(expected).stream().map(FixtureCommit::id).toList());
    }
}
