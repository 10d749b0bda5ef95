package io.lineflame.vcs.git;

import static io.lineflame.vcs.VcsException.Kind.NOT_FOUND;
import static io.lineflame.vcs.VcsException.Kind.UNAVAILABLE;

import io.lineflame.vcs.Account;
import io.lineflame.vcs.Commit;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.CommitResult;
import io.lineflame.vcs.Comparison;
import io.lineflame.vcs.Ref;
import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.SourceFile;
import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
import io.lineflame.vcs.VcsClient;
import io.lineflame.vcs.VcsContext;
import io.lineflame.vcs.VcsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.InvalidObjectIdException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;

/**
 * Reads git's objects. Work trees are never looked at, so no path of a profile ever reaches the
 * disk: paths are compared with names inside trees, refs with names of refs.
 */
final class GitClient implements VcsClient {

    private final OpenRepositories repositories;
    private final VcsContext context;

    GitClient(OpenRepositories repositories, VcsContext context) {
        this.repositories = repositories;
        this.context = context;
    }

    /** Looks into every configured directory. */
    @Override
    public Optional<Account> check() throws VcsException {
        repositories.requireOpen();
        for (RepositoryId id : repositories.ids()) {
            read(id, walk -> walk.repository().getRefDatabase().hasRefs());
        }
        return Optional.empty();
    }

    @Override
    public io.lineflame.vcs.Repository repository(RepositoryId repository) throws VcsException {
        return read(
                repository,
                walk -> new io.lineflame.vcs.Repository(repository, repository.path(), true, Optional.empty()));
    }

    @Override
    public CommitId resolve(RepositoryId repository, Ref ref) throws VcsException {
        return read(
                repository, walk -> new CommitId(resolve(repository, ref, walk).name()));
    }

    @Override
    public Tree listTree(RepositoryId repository, CommitId commit) throws VcsException {
        return read(repository, walk -> {
            RevCommit found = commit(repository, commit, walk);
            return new CommitTree(walk.getObjectReader(), found.getTree()).list();
        });
    }

    @Override
    public Optional<SourceFile> readFile(RepositoryId repository, CommitId commit, String path) throws VcsException {
        return read(repository, walk -> {
            RevCommit found = commit(repository, commit, walk);
            return new CommitTree(walk.getObjectReader(), found.getTree())
                    .read(
                            path,
                            context.maxFileBytes(),
                            (hash, bytes) -> new SourceFile(repository, commit, path, hash, bytes, Optional.empty()));
        });
    }

    @Override
    public List<CommitResult> commits(RepositoryId repository, List<Ref> refs) throws VcsException {
        return read(repository, walk -> {
            List<CommitResult> results = new ArrayList<>();
            for (Ref ref : refs) {
                results.add(result(repository, ref, walk));
            }
            return List.copyOf(results);
        });
    }

    @Override
    public Comparison compare(RepositoryId repository, CommitId base, CommitId head) throws VcsException {
        return read(
                repository,
                walk -> new CommitComparison(walk).of(commit(repository, base, walk), commit(repository, head, walk)));
    }

    @Override
    public List<Commit> history(RepositoryId repository, CommitId from, String path, int limit) throws VcsException {
        return read(repository, walk -> {
            RevCommit start = commit(repository, from, walk);
            return TreeEntry.isPath(path) ? new FileHistory(walk, path).from(start, limit) : List.of();
        });
    }

    @Override
    public void close() {
        repositories.close();
    }

    @Override
    public String toString() {
        return "GitClient" + repositories.ids();
    }

    private static CommitResult result(RepositoryId repository, Ref ref, RepositoryWalk walk) {
        try {
            return new CommitResult.Found(ref, CommitFacts.of(resolve(repository, ref, walk)));
        } catch (VcsException e) {
            return new CommitResult.Failed(ref, e);
        } catch (IOException | IndexOutOfBoundsException | InvalidObjectIdException e) {
            return new CommitResult.Failed(ref, unavailable(repository, e));
        }
    }

    private static RevCommit resolve(RepositoryId repository, Ref ref, RepositoryWalk walk)
            throws IOException, VcsException {
        return new RefResolver(walk)
                .resolve(ref.name())
                .orElseThrow(() -> notFound(repository, "branch, tag or commit '" + ref.name() + "'", walk));
    }

    private static RevCommit commit(RepositoryId repository, CommitId id, RepositoryWalk walk)
            throws IOException, VcsException {
        try {
            RevObject object = walk.parseAny(ObjectId.fromString(id.hash()));
            if (object instanceof RevCommit commit) {
                return commit;
            }
        } catch (MissingObjectException | IllegalArgumentException e) {
            // No such object, or a hash of a length this repository does not use: the same answer.
        }
        throw notFound(repository, "commit " + id.hash(), walk);
    }

    private static VcsException notFound(RepositoryId repository, String what, RepositoryWalk walk) {
        return new VcsException(
                NOT_FOUND,
                "'" + repository.path() + "' has no " + what + "."
                        + (walk.isShallow() ? " Its git directory is a shallow copy, without older commits." : ""));
    }

    private <T> T read(RepositoryId id, Reading<T> reading) throws VcsException {
        try (Repository repository = repositories.lease(id);
                RepositoryWalk walk = new RepositoryWalk(repository)) {
            return reading.read(walk);
        } catch (IOException | IndexOutOfBoundsException | InvalidObjectIdException e) {
            throw unavailable(id, e);
        }
    }

    /**
     * Names no folder: people who look at profiles need not know the server's disk.
     *
     * @param cause for a malformed object, what JGit's parsers run into
     */
    private static VcsException unavailable(RepositoryId id, Exception cause) {
        String what = "The git directory for '" + id.path() + "' ";
        return new VcsException(
                UNAVAILABLE,
                cause instanceof MissingObjectException missing
                        ? what + "lacks object " + missing.getObjectId().name()
                                + ": it is a partial or damaged copy. Fetch all of it again."
                        : what + "cannot be read.",
                cause);
    }

    /** One call's work on a repository. */
    private interface Reading<T> {
        T read(RepositoryWalk walk) throws IOException, VcsException;
    }
}
