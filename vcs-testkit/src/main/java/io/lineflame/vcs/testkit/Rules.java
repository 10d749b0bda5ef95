package io.lineflame.vcs.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lineflame.vcs.Credential;
import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.VcsCapability;
import io.lineflame.vcs.VcsClient;
import io.lineflame.vcs.VcsContext;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsHost;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What every group of rules looks at. */
interface Rules {

    ContractSubject subject();

    /** What the host holds. */
    ContractRepository repository();

    /** The one host of the subject's settings. */
    VcsHost host();

    /** A client with the subject's credential and a limit of {@link ContractRepository#MAX_FILE_BYTES}. */
    VcsClient client();

    /** The repository on the host. */
    RepositoryId id();

    /** A client with another credential, which the caller closes. */
    default VcsClient connect(Credential credential) {
        return host().connect(credential, new VcsContext(ContractRepository.MAX_FILE_BYTES));
    }

    default boolean claims(VcsCapability capability) {
        return subject().provider().capabilities().contains(capability);
    }

    /** A repository that is not there. */
    default RepositoryId missingId() {
        return new RepositoryId(host().id(), "no/such-repository");
    }

    /** Makes the call and asserts that it fails in this way. */
    default VcsException assertFails(VcsException.Kind kind, ThrowingCallable call) {
        VcsException failure = catchThrowableOfType(VcsException.class, call);
        assertThat(failure).as("a VcsException of kind " + kind).isNotNull();
        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
        assertThat(failure).message().isNotBlank();
        return failure;
    }
}
