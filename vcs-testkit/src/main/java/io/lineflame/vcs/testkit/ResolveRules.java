package io.lineflame.vcs.testkit;

import static io.lineflame.vcs.VcsException.Kind.NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.vcs.Ref;
import io.lineflame.vcs.VcsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules 3xx: from the name of a commit to the commit. */
interface ResolveRules extends Rules {

    @Test
    default void r301_resolve_branch_givesItsTip() throws Exception {
        assertResolves("main", repository().third());
    }

    /** Branch names have slashes, and characters beyond ASCII. */
    @Test
    default void r302_resolve_branchWithAnOddName_givesItsTip() throws Exception {
        assertResolves("feature/side", repository().side());
        assertResolves("größe", repository().silent());
    }

    @Test
    default void r303_resolve_tag_givesItsCommit() throws Exception {
        assertResolves("v1.0.0", repository().first());
    }

    /** An annotated tag is an object of its own; people mean the commit behind it. */
    @Test
    default void r304_resolve_annotatedTag_givesTheCommitBehindIt() throws Exception {
        assertResolves("v1.1.0", repository().second());
    }

    /** Build machines write refs in full. */
    @Test
    default void r305_resolve_fullRefName_isTheSame() throws Exception {
        assertResolves("refs/heads/main", repository().third());
        assertResolves("refs/heads/feature/side", repository().side());
        assertResolves("refs/tags/v1.1.0", repository().second());
    }

    @Test
    default void r306_resolve_fullHash_givesThatCommit() throws Exception {
        for (FixtureCommit commit : repository().commits()) {
            assertResolves(commit.id().hash(), commit);
        }
    }

    /** Builds abbreviate, most often to 7 digits. */
    @ParameterizedTest
    @ValueSource(ints = {7, 8, 12, 39})
    default void r307_resolve_shortHash_givesThatCommit(int digits) throws Exception {
        assertResolves(
                repository().second().id().hash().substring(0, digits),
                repository().second());
    }

    /** A guess between two commits would show the wrong source. */
    @Test
    default void r308_resolve_ambiguousHash_isNotFound() {
        String shared = repository().twins().get(0).id().abbreviated();
        assertThat(repository().twins().get(1).id().hash()).startsWith(shared);

        assertNotFound(shared);
    }

    @Test
    default void r309_resolve_unknownHash_isNotFound() {
        assertNotFound(repository().missingCommit().hash());
        assertNotFound(repository().missingCommit().abbreviated());
    }

    @Test
    default void r310_resolve_unknownName_isNotFound() {
        VcsException failure = assertNotFound("no-such-branch");

        assertThat(failure).message().contains("no-such-branch");
    }

    /** Names come from profiles. They are names, not expressions, options or paths. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "/etc/passwd",
                "refs/heads/../../config",
                "refs/../HEAD",
                "config",
                "main~1",
                "main^",
                "main^{tree}",
                "main:README.md",
                "main..feature/side",
                "main@{0}",
                "@{-1}",
                ":/Sell",
                "refs/heads/",
                "refs/heads",
                "main/",
                "/main",
                "main.lock",
                "main --all",
                "main?per_page=1",
                "main#x",
                "%6dain",
                "*",
                "MAIN",
                "\\main",
            })
    default void r311_resolve_whatIsNoName_isNotFound(String name) {
        assertNotFound(name);
    }

    /** Only commits have source; a hash of something else names no commit. */
    @Test
    default void r312_resolve_hashOfAFile_isNotFound() {
        assertNotFound(repository().first().file("README.md").hash());
    }

    @Test
    default void r313_resolve_inAMissingRepository_isNotFound() {
        assertFails(NOT_FOUND, () -> client().resolve(missingId(), new Ref("main")));
    }

    /** After a push the new tip shows, in a client that had seen the old one. */
    @Test
    default void r314_resolve_movedBranch_givesTheNewTip() throws Exception {
        for (FixtureCommit tip : new FixtureCommit[] {
            repository().second(), repository().third(), repository().first()
        }) {
            subject().moveBranch(ContractRepository.MOVING_BRANCH, tip.id());
            assertResolves(ContractRepository.MOVING_BRANCH, tip);
        }
    }

    private void assertResolves(String name, FixtureCommit commit) throws VcsException {
        assertThat(client().resolve(id(), new Ref(name))).isEqualTo(commit.id());
    }

    private VcsException assertNotFound(String name) {
        return assertFails(NOT_FOUND, () -> client().resolve(id(), new Ref(name)));
    }
}
