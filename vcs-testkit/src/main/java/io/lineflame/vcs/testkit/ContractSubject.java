package io.lineflame.vcs.testkit;

import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.Credential;
import io.lineflame.vcs.VcsProvider;
import io.lineflame.vcs.VcsSettings;
import java.util.Optional;

/** A provider with the {@link ContractRepository} made real on its host: what the rules look at. */
public interface ContractSubject extends AutoCloseable {

    /** The provider, made as the server would: by its public constructor. */
    VcsProvider provider();

    /** Settings for exactly one host, which holds the repository. */
    VcsSettings settings();

    /** Settings with at least two mistakes, which one call must report together. */
    VcsSettings settingsWithTwoMistakes();

    /** The repository's web address in its plainest form: {@code https://host/path}. */
    String repositoryUrl();

    /** A credential that may read the repository. */
    default Credential credential() {
        return Credential.ANONYMOUS;
    }

    /** A credential the host refuses; empty when the host asks for none. */
    default Optional<Credential> refusedCredential() {
        return Optional.empty();
    }

    /** Points a branch of the repository elsewhere, as a push does. */
    void moveBranch(String branch, CommitId target) throws Exception;

    /** Stops what was started. */
    @Override
    default void close() throws Exception {}
}
