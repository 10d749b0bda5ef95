package io.lineflame.vcs;

import java.util.List;
import java.util.Optional;

/**
 * Calls to one host with one credential. Safe for many threads; every call may do I/O.
 *
 * <p>All calls throw a {@link VcsException} whose kind says what to do about it; its message never
 * holds a credential. A repository that does not exist, or that the credential may not see, is
 * {@link VcsException.Kind#NOT_FOUND}.
 */
public interface VcsClient extends AutoCloseable {

    /**
     * Asks the host whether calls are likely to work: cheap, and safe to repeat.
     *
     * @return whose credential this is; empty for anonymous access
     */
    Optional<Account> check() throws VcsException;

    /**
     * Asks whether this credential may read a repository, and what the host calls it now. The cheapest
     * such question, since it is asked for each person anew every few minutes.
     *
     * @throws VcsException of kind {@code NOT_FOUND} if there is no such repository or the credential
     *     may not know of it; hosts that tell more say {@code FORBIDDEN}, {@code
     *     SINGLE_SIGN_ON_REQUIRED} or {@code APPLICATION_NOT_ALLOWED}
     */
    Repository repository(RepositoryId repository) throws VcsException;

    /**
     * Turns a branch, a tag (annotated ones too), a full ref name such as {@code refs/heads/main},
     * or a commit hash, full or abbreviated, into a commit. The answer may change between calls.
     *
     * <p>A name only: expressions such as {@code main~1} are not found.
     *
     * @throws VcsException of kind {@code NOT_FOUND} if there is no such ref or commit, or an
     *     abbreviated hash fits several commits
     */
    CommitId resolve(RepositoryId repository, Ref ref) throws VcsException;

    /**
     * Lists every file, symbolic link and submodule of a commit. The answer never changes, so
     * callers may keep it for good. Cost: O(entries), once per commit.
     *
     * @throws VcsException of kind {@code NOT_FOUND} if there is no such commit
     */
    Tree listTree(RepositoryId repository, CommitId commit) throws VcsException;

    /**
     * Reads one file. The answer never changes, so callers may keep it for good.
     *
     * @param path from the repository's root, as {@link TreeEntry#path()}
     * @return empty when the commit has nothing at this path, which is also true of any path that
     *     no tree can hold ({@link TreeEntry#isPath})
     * @throws VcsException of kind {@code NOT_FOUND} if there is no such commit, {@code NOT_A_FILE}
     *     if a directory, a symbolic link (never followed) or a submodule is there, {@code
     *     TOO_LARGE} if the file exceeds {@link VcsContext#maxFileBytes()}
     */
    Optional<SourceFile> readFile(RepositoryId repository, CommitId commit, String path) throws VcsException;

    /**
     * Reads a file that {@link #listTree} named, which spares some hosts a look-up. Otherwise as {@link
     * #readFile(RepositoryId, CommitId, String)}, except that the file must be there.
     *
     * @param entry of the listing of the same commit
     */
    default SourceFile readFile(RepositoryId repository, CommitId commit, TreeEntry entry) throws VcsException {
        return readFile(repository, commit, entry.path())
                .orElseThrow(() -> new VcsException(
                        VcsException.Kind.UNAVAILABLE, entry.path() + " is listed but cannot be read."));
    }

    /**
     * Looks up commit facts, many at once.
     *
     * @return one result per ref, in the order asked; duplicates are answered each
     * @throws VcsException when nothing at all could be answered: no such repository, credential
     *     refused, host down
     */
    List<CommitResult> commits(RepositoryId repository, List<Ref> refs) throws VcsException;

    /**
     * Compares two commits. The answer never changes.
     *
     * @throws VcsException of kind {@code NOT_FOUND} if one of them is missing, {@code UNSUPPORTED}
     *     without {@link VcsCapability#COMPARE}
     */
    default Comparison compare(RepositoryId repository, CommitId base, CommitId head) throws VcsException {
        throw new VcsException(VcsException.Kind.UNSUPPORTED, "This host does not compare commits.");
    }

    /**
     * Says which commits changed a file, as {@code git log <from> -- <path>} does: where histories were merged, only those that made
     * the file what it is. A rename is not followed: before it, the file was not at this path. The answer never changes. Cost: one
     * request; on a disk, O(commits walked).
     *
     * @param from the newest that may be among them, which it is when it changed the file
     * @param path from the repository's root, as {@link TreeEntry#path()}
     * @param limit at least 1
     * @return newest first; a commit that added or removed the file changed it. Fewer than {@code limit} when there are no more, and
     *     where a host gives no more at once or has walked as far as it does for one answer: then the newest of them. Empty for a path
     *     at which there never was anything
     * @throws VcsException of kind {@code NOT_FOUND} if there is no such commit, {@code UNSUPPORTED} without {@link
     *     VcsCapability#HISTORY}
     */
    default List<Commit> history(RepositoryId repository, CommitId from, String path, int limit) throws VcsException {
        throw new VcsException(
                VcsException.Kind.UNSUPPORTED, "This host does not list the commits that changed a file.");
    }

    /** Lets go of connections and files. Safe to repeat; calls after it fail with {@code UNAVAILABLE}. */
    @Override
    void close();
}
