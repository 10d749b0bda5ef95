package io.lineflame.vcs.testkit;

import static io.lineflame.vcs.VcsException.Kind.NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.vcs.Commit;
import io.lineflame.vcs.CommitResult;
import io.lineflame.vcs.Ref;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules 6xx: facts about commits, many at once. */
interface CommitRules extends Rules {

    /** Subject, author and author's date, of every commit; a commit without a message too. */
    @Test
    default void r601_commits_ofHashes_haveTheFacts() throws Exception {
        List<Ref> refs = repository().commits().stream()
                .map(commit -> new Ref(commit.id().hash()))
                .toList();

        List<CommitResult> results = client().commits(id(), refs);

        assertThat(results).hasSameSizeAs(refs);
        for (int i = 0; i < results.size(); i++) {
            assertFacts(results.get(i), repository().commits().get(i));
        }
    }

    /** One bad ref spoils no other, and each answer stands where its question stood. */
    @Test
    default void r602_commits_someUnknown_failEachInItsPlace() throws Exception {
        List<Ref> refs = Stream.of(
                        "v1.1.0",
                        "no-such-branch",
                        "main",
                        repository().missingCommit().hash(),
                        "../../etc/passwd",
                        repository().first().id().abbreviated(),
                        "main")
                .map(Ref::new)
                .toList();

        List<CommitResult> results = client().commits(id(), refs);

        assertThat(results).extracting(CommitResult::ref).containsExactlyElementsOf(refs);
        assertFacts(results.get(0), repository().second());
        assertMissing(results.get(1));
        assertFacts(results.get(2), repository().third());
        assertMissing(results.get(3));
        assertMissing(results.get(4));
        assertFacts(results.get(5), repository().first());
        assertFacts(results.get(6), repository().third());
    }

    @Test
    default void r603_commits_ofNoRefs_isEmpty() throws Exception {
        assertThat(client().commits(id(), List.of())).isEmpty();
    }

    /** A page asks for many versions at once. */
    @Test
    default void r604_commits_ofManyRefs_areAllAnswered() throws Exception {
        List<Ref> refs = Stream.generate(() -> repository().commits())
                .limit(30)
                .flatMap(List::stream)
                .map(commit -> new Ref(commit.id().hash()))
                .toList();

        assertThat(client().commits(id(), refs))
                .hasSize(refs.size())
                .allSatisfy(result -> assertThat(result).isInstanceOf(CommitResult.Found.class));
    }

    /** Where nothing can be answered, that is one failure, not a list of them. */
    @Test
    default void r605_commits_inAMissingRepository_isNotFound() {
        assertFails(NOT_FOUND, () -> client().commits(missingId(), List.of(new Ref("main"))));
    }

    private static void assertFacts(CommitResult result, FixtureCommit expected) {
        assertThat(result).isInstanceOf(CommitResult.Found.class);
        Commit commit = ((CommitResult.Found) result).commit();
        assertThat(commit.id()).isEqualTo(expected.id());
        assertThat(commit.subject()).isEqualTo(expected.subject());
        assertThat(commit.author().name()).isEqualTo(expected.authorName());
        assertThat(commit.authored()).isEqualTo(expected.authored());
    }

    private static void assertMissing(CommitResult result) {
        assertThat(result).isInstanceOf(CommitResult.Failed.class);
        assertThat(((CommitResult.Failed) result).failure().kind()).isEqualTo(NOT_FOUND);
    }
}
