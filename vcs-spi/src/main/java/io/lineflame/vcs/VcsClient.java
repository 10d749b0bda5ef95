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
     * @return the account's name; empty for anonymous access
     */
    Optional<String> check() throws VcsException;

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
     * Looks up commit facts, many at once.
     *
     * @return one result per ref, in the order asked; duplicates are answered each
     * @throws VcsException when nothing at all could be answered: no such repository, credential
     *     refused, host down
     */
    List<CommitResult> commits(RepositoryId repository, List<Ref> refs) throws VcsException;

    /** Lets go of connections and files. Safe to repeat; calls after it fail with {@code UNAVAILABLE}. */
    @Override
    void close();
}
