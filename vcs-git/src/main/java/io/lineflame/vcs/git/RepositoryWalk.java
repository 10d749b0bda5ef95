package io.lineflame.vcs.git;

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
}
