package io.lineflame.vcs.testkit;

import io.lineflame.vcs.Account;
import io.lineflame.vcs.Commit;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.CommitResult;
import io.lineflame.vcs.Comparison;
import io.lineflame.vcs.Ref;
import io.lineflame.vcs.Repository;
import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.SourceFile;
import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
import io.lineflame.vcs.VcsClient;
import io.lineflame.vcs.VcsException;
import java.util.List;
import java.util.Optional;

/** Answers as another client does; a wrong provider overrides one call. */
class ChangedClient implements VcsClient {

    private final VcsClient right;

    ChangedClient(VcsClient right) {
        this.right = right;
    }

    @Override
    public Optional<Account> check() throws VcsException {
        return right.check();
    }

    @Override
    public Repository repository(RepositoryId repository) throws VcsException {
        return right.repository(repository);
    }

    @Override
    public CommitId resolve(RepositoryId repository, Ref ref) throws VcsException {
        return right.resolve(repository, ref);
    }

    @Override
    public Tree listTree(RepositoryId repository, CommitId commit) throws VcsException {
        return right.listTree(repository, commit);
    }

    @Override
    public Optional<SourceFile> readFile(RepositoryId repository, CommitId commit, String path) throws VcsException {
        return right.readFile(repository, commit, path);
    }

    @Override
    public SourceFile readFile(RepositoryId repository, CommitId commit, TreeEntry entry) throws VcsException {
        return readFile(repository, commit, entry.path())
                .orElseThrow(() -> new VcsException(VcsException.Kind.UNAVAILABLE, "listed, but not there"));
    }

    @Override
    public Comparison compare(RepositoryId repository, CommitId base, CommitId head) throws VcsException {
        return right.compare(repository, base, head);
    }

    @Override
    public List<Commit> history(RepositoryId repository, CommitId from, String path, int limit) throws VcsException {
        return right.history(repository, from, path, limit);
    }

    @Override
    public List<CommitResult> commits(RepositoryId repository, List<Ref> refs) throws VcsException {
        return right.commits(repository, refs);
    }

    @Override
    public void close() {
        right.close();
    }
}
