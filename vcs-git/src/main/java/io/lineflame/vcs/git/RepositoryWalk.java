package io.lineflame.vcs.git;

import java.io.IOException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

/** A walk that knows its repository. For one thread. */
final class RepositoryWalk extends RevWalk {

    private final Repository repository;

    RepositoryWalk(Repository repository) {
        super(repository);
        this.repository = repository;
    }

    Repository repository() {
        return repository;
    }

    /** Whether history was cut off when the copy was made. */
    boolean isShallow() {
        try {
            return !repository.getObjectDatabase().getShallowCommits().isEmpty();
        } catch (IOException e) {
            // Only decides whether a hint is given.
            return false;
        }
    }
}
