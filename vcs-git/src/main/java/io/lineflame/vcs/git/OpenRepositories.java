package io.lineflame.vcs.git;

import static io.lineflame.vcs.VcsException.Kind.NOT_FOUND;
import static io.lineflame.vcs.VcsException.Kind.UNAVAILABLE;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.VcsException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.jgit.lib.Repository;

/**
 * The handles of one client: opened on first use, then reused, since opening reads configuration and
 * packs' indexes. Safe for many threads; a handle in use outlives {@link #close()} until its call ends.
 */
final class OpenRepositories {

    private final Map<RepositoryId, ConfiguredRepository> configured;
    private final Map<RepositoryId, Repository> open = new HashMap<>();
    private boolean closed;

    OpenRepositories(List<ConfiguredRepository> configured) {
        this.configured = configured.stream().collect(toUnmodifiableMap(ConfiguredRepository::id, Function.identity()));
    }

    /** The configured ones, open or not. */
    Set<RepositoryId> ids() {
        return configured.keySet();
    }

    /** A handle for one call, which closes it. */
    synchronized Repository lease(RepositoryId id) throws VcsException {
        requireOpen();
        ConfiguredRepository repository = configured.get(id);
        if (repository == null) {
            throw new VcsException(NOT_FOUND, "No git directory is configured for '" + id.path() + "'.");
        }
        Repository handle = open.get(id);
        if (handle == null) {
            handle = open(repository);
            open.put(id, handle);
        }
        handle.incrementOpen();
        return handle;
    }

    synchronized void requireOpen() throws VcsException {
        if (closed) {
            throw new VcsException(UNAVAILABLE, "The connection to the git directories is closed.");
        }
    }

    synchronized void close() {
        closed = true;
        open.values().forEach(Repository::close);
        open.clear();
    }

    private static Repository open(ConfiguredRepository repository) throws VcsException {
        try {
            return GitDirectories.open(repository.gitDirectory());
        } catch (IOException e) {
            throw new VcsException(
                    UNAVAILABLE, "The git directory for '" + repository.url() + "' can no longer be opened.", e);
        }
    }
}
