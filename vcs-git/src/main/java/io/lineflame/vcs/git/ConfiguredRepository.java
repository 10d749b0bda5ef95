package io.lineflame.vcs.git;

import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.RepositoryUrl;
import java.io.File;

/**
 * A git directory that stands for a repository's address.
 *
 * @param gitDirectory holds {@code HEAD}, {@code objects} and {@code refs}
 */
record ConfiguredRepository(RepositoryUrl url, File gitDirectory) {

    RepositoryId id() {
        return new RepositoryId(GitVcsProvider.ID, url.toString());
    }
}
