package io.lineflame.vcs.testkit;

import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.Credential;
import io.lineflame.vcs.VcsProvider;
import io.lineflame.vcs.VcsSettings;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** A provider with the {@link ContractRepository} made real on its host: what the rules look at. */
public interface ContractSubject extends AutoCloseable {

    /** Where people come back to after signing in, for hosts that want it registered. */
    URI REDIRECT = URI.create("https://lineflame.example.com/api/v1/connections/callback");

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

    /** An address that the repository had before it moved; empty where nothing can move. */
    default Optional<String> formerRepositoryUrl() {
        return Optional.empty();
    }

    /** A repository that exists, but not for {@link #credential()}; empty where all may read all. */
    default Optional<String> hiddenRepositoryUrl() {
        return Optional.empty();
    }

    /** Values of the settings that must never be shown, such as a client secret. */
    default Set<String> secrets() {
        return Set.of();
    }

    /** {@link #settings()} with a client secret that the host does not accept; empty where there is none. */
    default Optional<VcsSettings> settingsWithAWrongSecret() {
        return Optional.empty();
    }

    /** Whether clients make requests, which an observer then hears of. */
    default boolean makesRequests() {
        return false;
    }

    /** Somebody who may read the repository and can sign in; empty where nobody can, or not in a test. */
    default Optional<PlayedPerson> person() {
        return Optional.empty();
    }

    /** Points a branch of the repository elsewhere, as a push does. */
    void moveBranch(String branch, CommitId target) throws Exception;

    /** Stops what was started. */
    @Override
    default void close() throws Exception {}
}
