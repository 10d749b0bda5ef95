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
import io.lineflame.vcs.Comparison;
import io.lineflame.vcs.Ref;
import io.lineflame.vcs.Repository;
import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.SourceFile;
import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
import io.lineflame.vcs.VcsClient;
import io.lineflame.vcs.VcsContext;
import io.lineflame.vcs.VcsException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Answers from {@link MemoryRepository repositories}. */
final class MemoryVcsClient implements VcsClient {

    private final Access access;
    private final VcsContext context;
    private volatile boolean closed;

    MemoryVcsClient(Access access, VcsContext context) {
        this.access = access;
        this.context = context;
    }

    /** What a host lets a credential do. Asked anew by each call. */
    interface Access {

        /** Whether the credential lets in at all. */
        boolean accepted();

        /** Whose it is; empty for nobody. */
        Optional<Account> account();

        /** Empty when there is none. */
        Optional<Place> find(RepositoryId id);

        /** Whether it can be read without an account. */
        boolean everyone(MemoryRepository repository);
    }

    /** A repository, and where it is now. */
    record Place(RepositoryId id, MemoryRepository repository) {

        URI filePage(CommitId commit, String path) {
            return page("/file/" + commit.hash() + "/" + path);
        }

        URI page(String rest) {
            try {
                return MemoryVcsProvider.WEB_URL.resolve(new URI(null, null, "/" + id.path() + rest, null));
            } catch (URISyntaxException e) {
                throw new IllegalStateException("every path can be written", e);
            }
        }
    }

    @Override
    public Optional<Account> check() throws VcsException {
        requireOpen();
        return access.account();
    }

    @Override
    public Repository repository(RepositoryId repository) throws VcsException {
        Place place = find(repository);
        return new Repository(
                place.id(), place.id().path(), access.everyone(place.repository()), Optional.of(place.page("")));
    }

    @Override
    public CommitId resolve(RepositoryId repository, Ref ref) throws VcsException {
        return find(repository)
                .repository()
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
        URI page = find(repository).filePage(commit, path);
        return Optional.of(new SourceFile(repository, commit, path, file.hash(), file.bytes(), Optional.of(page)));
    }

    @Override
    public List<CommitResult> commits(RepositoryId repository, List<Ref> refs) throws VcsException {
        Place place = find(repository);
        List<CommitResult> results = new ArrayList<>();
        for (Ref ref : refs) {
            try {
                FixtureCommit commit = commit(repository, resolve(repository, ref));
                results.add(new CommitResult.Found(ref, facts(commit, place)));
            } catch (VcsException e) {
                results.add(new CommitResult.Failed(ref, e));
            }
        }
        return List.copyOf(results);
    }

    @Override
    public Comparison compare(RepositoryId repository, CommitId base, CommitId head) throws VcsException {
        Place place = find(repository);
        URI page = place.page("/compare/" + base.hash() + "..." + head.hash());
        return new MemoryComparison(place.repository()).of(commit(repository, base), commit(repository, head), page);
    }

    @Override
    public List<Commit> history(RepositoryId repository, CommitId from, String path, int limit) throws VcsException {
        Place place = find(repository);
        return new MemoryHistory(place.repository())
                .of(commit(repository, from), path, limit).stream()
                        .map(commit -> facts(commit, place))
                        .toList();
    }

    @Override
    public void close() {
        closed = true;
    }

    private FixtureCommit commit(RepositoryId repository, CommitId commit) throws VcsException {
        return find(repository)
                .repository()
                .commit(commit)
                .orElseThrow(
                        () -> new VcsException(NOT_FOUND, repository.path() + " has no commit " + commit.hash() + "."));
    }

    private Place find(RepositoryId id) throws VcsException {
        requireOpen();
        Optional<String> login = access.account().map(Account::login);
        return access.find(id)
                .filter(place -> place.repository().readableBy(login))
                .orElseThrow(() -> new VcsException(NOT_FOUND, "There is no repository " + id.path() + "."));
    }

    private void requireOpen() throws VcsException {
        if (closed) {
            throw new VcsException(UNAVAILABLE, "This client is closed.");
        }
        if (!access.accepted()) {
            throw new VcsException(UNAUTHENTICATED, "Memory does not accept this credential.");
        }
    }

    private static TreeEntry entry(String path, FixtureFile file) {
        OptionalLong size =
                file.kind() == TreeEntry.Kind.SUBMODULE ? OptionalLong.empty() : OptionalLong.of(file.size());
        return new TreeEntry(path, file.kind(), file.hash(), size);
    }

    private static Commit facts(FixtureCommit commit, Place place) {
        return new Commit(
                commit.id(),
                commit.subject(),
                new Author(commit.authorName(), Optional.of(MemoryVcsProvider.PICTURES.resolve("/author.png"))),
                commit.authored(),
                Optional.of(place.page("/commit/" + commit.id().hash())));
    }
}
