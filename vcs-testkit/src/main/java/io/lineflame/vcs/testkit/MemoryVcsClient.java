package io.lineflame.vcs.testkit;

import static io.lineflame.vcs.VcsException.Kind.NOT_A_FILE;
import static io.lineflame.vcs.VcsException.Kind.NOT_FOUND;
import static io.lineflame.vcs.VcsException.Kind.TOO_LARGE;
import static io.lineflame.vcs.VcsException.Kind.UNAUTHENTICATED;
import static io.lineflame.vcs.VcsException.Kind.UNAVAILABLE;

import io.lineflame.vcs.Account;
import io.lineflame.vcs.Author;
import io.lineflame.vcs.Commit;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.CommitResult;
import io.lineflame.vcs.Ref;
import io.lineflame.vcs.Repository;
import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.SourceFile;
import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
import io.lineflame.vcs.VcsClient;
import io.lineflame.vcs.VcsContext;
import io.lineflame.vcs.VcsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Answers from {@link MemoryRepository repositories}. */
final class MemoryVcsClient implements VcsClient {

    private final Function<RepositoryId, Optional<MemoryRepository>> repositories;
    private final boolean accepted;
    private final VcsContext context;
    private volatile boolean closed;

    /** @param accepted whether the credential is the host's; otherwise every call is refused */
    MemoryVcsClient(
            Function<RepositoryId, Optional<MemoryRepository>> repositories, boolean accepted, VcsContext context) {
        this.accepted = accepted;
        this.repositories = repositories;
        this.context = context;
    }

    @Override
    public Optional<Account> check() throws VcsException {
        requireOpen();
        return Optional.empty();
    }

    @Override
    public Repository repository(RepositoryId repository) throws VcsException {
        find(repository);
        return new Repository(repository, true, Optional.empty());
    }

    @Override
    public CommitId resolve(RepositoryId repository, Ref ref) throws VcsException {
        return find(repository)
                .resolve(ref)
                .orElseThrow(() -> new VcsException(NOT_FOUND, repository.path() + " has no '" + ref.name() + "'."));
    }

    @Override
    public Tree listTree(RepositoryId repository, CommitId commit) throws VcsException {
        List<TreeEntry> entries = new ArrayList<>();
        commit(repository, commit).files().forEach((path, file) -> entries.add(entry(path, file)));
        return Tree.of(entries);
    }

    @Override
    public Optional<SourceFile> readFile(RepositoryId repository, CommitId commit, String path) throws VcsException {
        FixtureCommit holder = commit(repository, commit);
        FixtureFile file = holder.files().get(path);
        if (file == null) {
            if (holder.files().keySet().stream().anyMatch(other -> other.startsWith(path + "/"))) {
                throw new VcsException(NOT_A_FILE, path + " is a directory.");
            }
            return Optional.empty();
        }
        if (file.kind() != TreeEntry.Kind.FILE) {
            throw new VcsException(NOT_A_FILE, path + " is a " + file.kind() + ".");
        }
        if (file.size() > context.maxFileBytes()) {
            throw new VcsException(
                    TOO_LARGE, path + " has " + file.size() + " bytes; the limit is " + context.maxFileBytes() + ".");
        }
        return Optional.of(new SourceFile(repository, commit, path, file.hash(), file.bytes(), Optional.empty()));
    }

    @Override
    public List<CommitResult> commits(RepositoryId repository, List<Ref> refs) throws VcsException {
        find(repository);
        List<CommitResult> results = new ArrayList<>();
        for (Ref ref : refs) {
            try {
                results.add(new CommitResult.Found(ref, facts(commit(repository, resolve(repository, ref)))));
            } catch (VcsException e) {
                results.add(new CommitResult.Failed(ref, e));
            }
        }
        return List.copyOf(results);
    }

    @Override
    public void close() {
        closed = true;
    }

    private FixtureCommit commit(RepositoryId repository, CommitId commit) throws VcsException {
        return find(repository)
                .commit(commit)
                .orElseThrow(
                        () -> new VcsException(NOT_FOUND, repository.path() + " has no commit " + commit.hash() + "."));
    }

    private MemoryRepository find(RepositoryId id) throws VcsException {
        requireOpen();
        return repositories
                .apply(id)
                .orElseThrow(() -> new VcsException(NOT_FOUND, "There is no repository " + id.path() + "."));
    }

    private void requireOpen() throws VcsException {
        if (closed) {
            throw new VcsException(UNAVAILABLE, "This client is closed.");
        }
        if (!accepted) {
            throw new VcsException(UNAUTHENTICATED, "Memory does not accept this credential.");
        }
    }

    private static TreeEntry entry(String path, FixtureFile file) {
        OptionalLong size =
                file.kind() == TreeEntry.Kind.SUBMODULE ? OptionalLong.empty() : OptionalLong.of(file.size());
        return new TreeEntry(path, file.kind(), file.hash(), size);
    }

    private static Commit facts(FixtureCommit commit) {
        return new Commit(
                commit.id(), commit.subject(), Author.named(commit.authorName()), commit.authored(), Optional.empty());
    }
}
