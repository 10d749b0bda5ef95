package io.lineflame.vcs.github;

import static io.lineflame.vcs.VcsException.Kind.MISCONFIGURED;
import static io.lineflame.vcs.VcsException.Kind.NOT_FOUND;

import com.fasterxml.jackson.databind.JsonNode;
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
import io.lineflame.vcs.VcsContext;
import io.lineflame.vcs.VcsException;
import java.util.List;
import java.util.Optional;
import org.kohsuke.github.GHRepository;

/** Reads one GitHub as one identity. */
final class GitHubVcsClient implements VcsClient {

    private final Installation installation;
    private final Identity identity;
    private final ApiCalls api;
    private final Pages pages;
    private final Repositories repositories;
    private final RefResolver refs;
    private final CommitTrees trees;
    private final Blobs blobs;
    private final CommitLookup commits;
    private final Comparisons comparisons;
    private final Histories histories;

    GitHubVcsClient(HostConnection connection, Identity identity, VcsContext context) {
        this.installation = connection.installation();
        this.identity = identity;
        this.api = new ApiCalls(installation, connection.clientFor(identity, context));
        this.pages = new Pages(installation);
        this.repositories = new Repositories(installation, identity, api);
        this.refs = new RefResolver(api);
        this.trees = new CommitTrees(api);
        this.blobs = new Blobs(api, context.maxFileBytes());
        this.commits = new CommitLookup(installation, identity, api, connection.threads());
        this.comparisons = new Comparisons(installation, api, refs);
        this.histories = new Histories(installation, api);
    }

    @Override
    public Optional<Account> check() throws VcsException {
        if (identity.isAnonymous()) {
            checkAnonymously();
            return Optional.empty();
        }
        JsonNode user = api.json(api.url("user").build());
        String id = user.path("id").asText("");
        String login = user.path("login").asText("");
        if (id.isBlank() || login.isBlank()) {
            throw api.incomprehensible();
        }
        return Optional.of(new Account(
                id,
                login,
                new Pictures(installation).of(user.path("avatar_url").asText("")),
                Optional.of(pages.account(login))));
    }

    /** Costs no budget. An Enterprise Server without limits has no such page, but it says what it is at its front. */
    private void checkAnonymously() throws VcsException {
        try {
            api.json(api.url("rate_limit").build());
        } catch (VcsException e) {
            if (e.kind() != NOT_FOUND) {
                throw e;
            }
            checkFront();
        }
    }

    private void checkFront() throws VcsException {
        try {
            if (api.json(installation.api()).has("repository_url")) {
                return;
            }
        } catch (VcsException e) {
            if (e.kind() != NOT_FOUND) {
                throw e;
            }
        }
        throw new VcsException(
                MISCONFIGURED, installation.id() + " answers, but there is no GitHub API at " + installation.api());
    }

    @Override
    public Repository repository(RepositoryId id) throws VcsException {
        GHRepository repository = repositories.ask(id);
        return new Repository(
                new RepositoryId(id.hostId(), repository.getFullName()),
                String.valueOf(repository.getId()),
                !repository.isPrivate(),
                Optional.of(pages.repository(repository.getFullName())));
    }

    @Override
    public CommitId resolve(RepositoryId id, Ref ref) throws VcsException {
        return refs.resolve(id, repositories.known(id), ref);
    }

    @Override
    public Tree listTree(RepositoryId id, CommitId commit) throws VcsException {
        return trees.list(id, repositories.known(id), commit);
    }

    @Override
    public Optional<SourceFile> readFile(RepositoryId id, CommitId commit, String path) throws VcsException {
        Tree tree = listTree(id, commit);
        Optional<TreeEntry> entry = tree.entry(path);
        if (entry.isEmpty()) {
            if (TreeEntry.isPath(path) && tree.hasDirectory(path)) {
                throw Blobs.directory(path);
            }
            return Optional.empty();
        }
        return Optional.of(readFile(id, commit, entry.get()));
    }

    @Override
    public SourceFile readFile(RepositoryId id, CommitId commit, TreeEntry entry) throws VcsException {
        byte[] bytes = blobs.read(id, repositories.known(id), entry);
        return new SourceFile(
                id,
                commit,
                entry.path(),
                entry.hash(),
                bytes,
                Optional.of(pages.file(id.path(), commit, entry.path())));
    }

    @Override
    public List<CommitResult> commits(RepositoryId id, List<Ref> refs) throws VcsException {
        return refs.isEmpty() ? List.of() : commits.commits(id, repositories.known(id), refs);
    }

    @Override
    public Comparison compare(RepositoryId id, CommitId base, CommitId head) throws VcsException {
        return comparisons.compare(id, repositories.known(id), base, head);
    }

    @Override
    public List<Commit> history(RepositoryId id, CommitId from, String path, int limit) throws VcsException {
        return histories.history(id, repositories.known(id), from, path, limit);
    }

    @Override
    public void close() {
        api.close();
    }

    @Override
    public String toString() {
        return "GitHubVcsClient[" + installation.id() + ", " + identity + "]";
    }
}
