package io.lineflame.vcs.testkit;

import static io.lineflame.vcs.VcsException.Kind.APPLICATION_NOT_ALLOWED;
import static io.lineflame.vcs.VcsException.Kind.FORBIDDEN;
import static io.lineflame.vcs.VcsException.Kind.NOT_FOUND;
import static io.lineflame.vcs.VcsException.Kind.SINGLE_SIGN_ON_REQUIRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.Credential;
import io.lineflame.vcs.CredentialKind;
import io.lineflame.vcs.Ref;
import io.lineflame.vcs.Repository;
import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.VcsClient;
import io.lineflame.vcs.VcsException;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Rules 25x: whether a credential may read a repository, and where that is now. */
interface RepositoryRules extends Rules {

    @Test
    default void r251_repository_thatIsThere_isFound() throws Exception {
        assertThat(client().repository(id()).id()).isEqualTo(id());
    }

    @Test
    default void r252_repository_thatIsMissing_isNotFound() {
        assertFails(NOT_FOUND, () -> client().repository(missingId()));
    }

    /** Profiles keep the address that a build had years ago. */
    @Test
    default void r253_repository_thatMoved_saysWhereItIs() throws Exception {
        Optional<RepositoryId> former = of(subject().formerRepositoryUrl());
        if (former.isPresent()) {
            assertThat(former).isNotEqualTo(Optional.of(id()));
            assertThat(client().repository(former.get()))
                    .isEqualTo(client().repository(id()))
                    .returns(id(), Repository::id);
        }
    }

    /** And everything in it is read by that address. */
    @Test
    default void r254_repository_thatMoved_isReadByItsFormerAddress() throws Exception {
        Optional<RepositoryId> former = of(subject().formerRepositoryUrl());
        if (former.isPresent()) {
            CommitId commit = client().resolve(former.get(), new Ref("v1.1.0"));
            assertThat(commit).isEqualTo(repository().second().id());
            assertThat(client().listTree(former.get(), commit).hasFile("cart/total.go"))
                    .isTrue();
            assertThat(client().readFile(former.get(), commit, "README.md")).isPresent();
            assertThat(client().commits(former.get(), List.of(new Ref("main")))).hasSize(1);
        }
    }

    /** The rule that everyone's source depends on: who may not read it learns nothing, by no call. */
    @Test
    default void r255_repository_thatIsHidden_isRefusedByEveryCall() {
        of(subject().hiddenRepositoryUrl()).ifPresent(hidden -> {
            CommitId commit = repository().first().id();

            assertRefused(() -> client().repository(hidden));
            assertRefused(() -> client().resolve(hidden, new Ref("main")));
            assertRefused(() -> client().listTree(hidden, commit));
            assertRefused(() -> client().readFile(hidden, commit, "README.md"));
            assertRefused(() -> client().commits(hidden, List.of(new Ref("main"))));
        });
    }

    /** What everyone may read is read without an account; what is not, is not. */
    @Test
    default void r256_repository_forEveryone_isReadWithoutACredential() throws Exception {
        boolean everyone = client().repository(id()).everyone();

        assertThat(everyone).isEqualTo(anonymousReads());
    }

    private boolean anonymousReads() {
        if (!host().credentialKinds().contains(CredentialKind.ANONYMOUS)) {
            return false;
        }
        try (VcsClient anonymous = connect(Credential.ANONYMOUS)) {
            return anonymous.repository(id()).id().equals(id());
        } catch (VcsException e) {
            return false;
        }
    }

    private Optional<RepositoryId> of(Optional<String> url) {
        return url.map(given -> host().parseRepositoryUrl(given)
                .orElseThrow(() -> new AssertionError("the subject's " + given + " is not parsed")));
    }

    private static void assertRefused(ThrowingCallable call) {
        VcsException failure = catchThrowableOfType(VcsException.class, call);
        assertThat(failure).as("a VcsException that refuses").isNotNull();
        assertThat(failure.kind()).isIn(NOT_FOUND, FORBIDDEN, SINGLE_SIGN_ON_REQUIRED, APPLICATION_NOT_ALLOWED);
    }
}
