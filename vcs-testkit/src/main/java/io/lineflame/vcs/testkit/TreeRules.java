package io.lineflame.vcs.testkit;

import static io.lineflame.vcs.VcsException.Kind.NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.TreeEntry;
import io.lineflame.vcs.VcsCapability;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Rules 4xx: everything a commit holds. */
interface TreeRules extends Rules {

    /** Paths are found by search in the listing: a missing one is source that cannot be shown. */
    @Test
    default void r401_listTree_ofACommit_isCompleteAndSorted() throws Exception {
        assertThat(entries(repository().first()))
                .extracting(TreeEntry::path)
                .containsExactlyElementsOf(repository().first().files().keySet());
    }

    /** Each commit has its own tree: a renamed file has its new name only from then on. */
    @Test
    default void r402_listTree_ofEachCommit_isThatCommits() throws Exception {
        for (FixtureCommit commit : repository().commits()) {
            assertThat(entries(commit))
                    .extracting(TreeEntry::path)
                    .containsExactlyElementsOf(commit.files().keySet());
        }
    }

    /** Links and submodules are told from files, since only files can be read. */
    @Test
    default void r403_listTree_kinds_areTold() throws Exception {
        assertThat(entries(repository().first()))
                .allSatisfy(entry -> assertThat(entry.kind())
                        .as(entry.path())
                        .isEqualTo(repository().first().file(entry.path()).kind()));
    }

    /** Content is kept by hash, across commits and repositories, so it must be git's. */
    @Test
    default void r404_listTree_hashes_areGits() throws Exception {
        assertThat(entries(repository().first()))
                .allSatisfy(entry -> assertThat(entry.hash())
                        .as(entry.path())
                        .isEqualTo(repository().first().file(entry.path()).hash()));
    }

    /** Sizes are exact where the provider claims them, and absent where it does not. */
    @Test
    default void r405_listTree_sizes_areAsClaimed() throws Exception {
        boolean claimed = subject().provider().capabilities().contains(VcsCapability.TREE_SIZES);
        List<TreeEntry> files = entries(repository().first()).stream()
                .filter(entry -> entry.kind() == TreeEntry.Kind.FILE)
                .toList();

        assertThat(files)
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.size())
                        .as(entry.path())
                        .isEqualTo(
                                claimed
                                        ? OptionalLong.of(repository()
                                                .first()
                                                .file(entry.path())
                                                .size())
                                        : OptionalLong.empty()));
    }

    @Test
    default void r406_listTree_ofAMissingCommit_isNotFound() {
        assertFails(NOT_FOUND, () -> client().listTree(id(), repository().missingCommit()));
    }

    /** A file's hash has the form of a commit's. */
    @Test
    default void r407_listTree_ofAFilesHash_isNotFound() {
        CommitId file = new CommitId(repository().first().file("README.md").hash());

        assertFails(NOT_FOUND, () -> client().listTree(id(), file));
    }

    @Test
    default void r408_listTree_inAMissingRepository_isNotFound() {
        assertFails(
                NOT_FOUND,
                () -> client().listTree(missingId(), repository().first().id()));
    }

    private List<TreeEntry> entries(FixtureCommit commit) throws Exception {
        return client().listTree(id(), commit.id()).entries();
    }
}
