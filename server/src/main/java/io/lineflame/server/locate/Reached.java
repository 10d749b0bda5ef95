package io.lineflame.server.locate;

import io.lineflame.server.hosts.HostedRepository;
import io.lineflame.server.repositories.RepositoryReader;
import io.lineflame.vcs.CommitId;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a viewer got into a repository.
 *
 * @param url the repository's address, as labelled or as a rule names it
 * @param ref that was asked for; of another repository the one it has, or the first of those tried
 * @param repository as labelled until the viewer was let in, then where it is now
 * @param reader empty when the viewer was not let in
 * @param commit empty when the ref means none there
 * @param asOf when a branch or tag was first found to mean the commit; empty for hashes
 */
public record Reached(
        String url,
        String ref,
        HostedRepository repository,
        Optional<RepositoryReader> reader,
        Optional<CommitId> commit,
        Optional<Instant> asOf) {

    /** At the door. */
    static Reached hosted(String url, String ref, HostedRepository repository) {
        return new Reached(url, ref, repository, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Let in. */
    Reached by(RepositoryReader opened) {
        return new Reached(url, ref, opened.repository(), Optional.of(opened), commit, asOf);
    }

    Reached at(String resolved, CommitId meant, Optional<Instant> since) {
        return new Reached(url, resolved, repository, reader, Optional.of(meant), since);
    }
}
