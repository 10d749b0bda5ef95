package io.lineflame.vcs.testkit;

import static io.lineflame.vcs.VcsException.Kind.NOT_FOUND;
import static io.lineflame.vcs.VcsException.Kind.UNSUPPORTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.Comparison;
import io.lineflame.vcs.Comparison.ChangeKind;
import io.lineflame.vcs.Comparison.FileChange;
import io.lineflame.vcs.VcsCapability;
import io.lineflame.vcs.VcsException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules 80x and 81x: what one commit has that another has not. All but 801 are of providers that compare. */
interface CompareRules extends Rules {

    /** Comparing works where it is claimed, and is refused in so many words where it is not. */
    @Test
    default void r801_compare_isAsClaimed() throws Exception {
        CommitId base = repository().first().id();
        CommitId head = repository().second().id();

        if (claims(VcsCapability.COMPARE)) {
            Comparison comparison = client().compare(id(), base, head);
            assertThat(comparison.base()).isEqualTo(base);
            assertThat(comparison.head()).isEqualTo(head);
            assertThat(comparison.truncated()).isFalse();
        } else {
            assertFails(UNSUPPORTED, () -> client().compare(id(), base, head));
        }
    }

    @Test
    default void r802_compare_aModifiedFile_isModified() throws Exception {
        if (claims(VcsCapability.COMPARE)) {
            assertThat(compare(repository().first(), repository().second()).files())
                    .containsExactly(new FileChange(ChangeKind.MODIFIED, "cart/total.go", Optional.empty()));
        }
    }

    /** A file that only moved is no change of its lines. Other renames may be guessed or not. */
    @Test
    default void r803_compare_anExactRename_isARename() throws Exception {
        if (claims(VcsCapability.COMPARE)) {
            assertThat(compare(repository().second(), repository().third()).files())
                    .containsExactly(new FileChange(ChangeKind.RENAMED, "cart/sum.go", Optional.of("cart/total.go")));
        }
    }

    /** Everything counts: binary and empty files, links, submodules, odd names; ascending by path. */
    @Test
    default void r804_compare_addedAndRemoved_areComplete() throws Exception {
        if (claims(VcsCapability.COMPARE)) {
            List<FileChange> expected = new ArrayList<>();
            repository()
                    .first()
                    .files()
                    .keySet()
                    .forEach(path -> expected.add(new FileChange(ChangeKind.REMOVED, path, Optional.empty())));
            expected.add(new FileChange(ChangeKind.ADDED, "only/here.go", Optional.empty()));
            expected.sort(Comparator.comparing(FileChange::path));

            assertThat(compare(repository().first(), repository().side()).files())
                    .containsExactlyElementsOf(expected);
        }
    }

    @Test
    default void r805_compare_ofALaterCommit_isAhead() throws Exception {
        if (claims(VcsCapability.COMPARE)) {
            assertDistance(
                    compare(repository().first(), repository().third()),
                    2,
                    0,
                    repository().first());
        }
    }

    /** The other way round nothing was changed: everything is in both. */
    @Test
    default void r806_compare_ofAnEarlierCommit_isBehind() throws Exception {
        if (claims(VcsCapability.COMPARE)) {
            Comparison comparison = compare(repository().third(), repository().first());

            assertDistance(comparison, 0, 2, repository().first());
            assertThat(comparison.files()).isEmpty();
        }
    }

    /** Where histories parted, changes count from there: what only the base has is not reversed. */
    @Test
    default void r807_compare_ofBranches_countsFromTheMergeBase() throws Exception {
        if (claims(VcsCapability.COMPARE)) {
            Comparison comparison = compare(repository().side(), repository().third());

            assertDistance(comparison, 2, 1, repository().first());
            assertThat(comparison.files()).extracting(FileChange::path).doesNotContain("only/here.go", "README.md");
        }
    }

    @Test
    default void r808_compare_ofOneCommit_isNothing() throws Exception {
        if (claims(VcsCapability.COMPARE)) {
            Comparison comparison = compare(repository().second(), repository().second());

            assertDistance(comparison, 0, 0, repository().second());
            assertThat(comparison.files()).isEmpty();
        }
    }

    /** Without a common commit there is nothing to count from. */
    @Test
    default void r809_compare_withoutACommonCommit_saysSo() throws Exception {
        if (claims(VcsCapability.COMPARE)) {
            Comparison comparison = compare(repository().first(), repository().stranger());

            assertThat(comparison.mergeBase()).isEmpty();
            assertThat(comparison.aheadBy() + comparison.behindBy()).isZero();
            assertThat(comparison.files()).isEmpty();
        }
    }

    @Test
    default void r810_compare_withAMissingCommit_isNotFound() {
        if (claims(VcsCapability.COMPARE)) {
            CommitId there = repository().first().id();
            CommitId missing = repository().missingCommit();

            assertFails(NOT_FOUND, () -> client().compare(id(), there, missing));
            assertFails(NOT_FOUND, () -> client().compare(id(), missing, there));
        }
    }

    @Test
    default void r811_compare_inAMissingRepository_isNotFound() {
        if (claims(VcsCapability.COMPARE)) {
            CommitId base = repository().first().id();

            assertFails(
                    NOT_FOUND,
                    () -> client().compare(
                                    missingId(), base, repository().second().id()));
        }
    }

    private Comparison compare(FixtureCommit base, FixtureCommit head) throws VcsException {
        return client().compare(id(), base.id(), head.id());
    }

    private static void assertDistance(Comparison comparison, int ahead, int behind, FixtureCommit mergeBase) {
        assertThat(comparison.aheadBy()).as("ahead").isEqualTo(ahead);
        assertThat(comparison.behindBy()).as("behind").isEqualTo(behind);
        assertThat(comparison.mergeBase()).contains(mergeBase.id());
    }
}
