package io.lineflame.server.sources;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lineflame.server.hosts.CodeHosts;
import io.lineflame.server.hosts.HostedRepository;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.Tree;
import io.lineflame.vcs.VcsException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Listings of commits, kept as long as there is room: they never change. Safe for many threads. */
@Singleton
final class Trees {

    /** About 200 bytes each. */
    private static final long MAX_ENTRIES = 500_000;

    private final CodeHosts hosts;
    private final Cache<Key, Tree> trees;

    private record Key(RepositoryId repository, CommitId commit) {}

    @Inject
    Trees(CodeHosts hosts) {
        this.hosts = hosts;
        this.trees = Caffeine.newBuilder()
                .maximumWeight(MAX_ENTRIES)
                .weigher((Key key, Tree tree) -> 1 + tree.entries().size())
                .build();
    }

    /** The listing of a commit; asks the host the first time. */
    Tree of(HostedRepository repository, CommitId commit) throws VcsException {
        Key key = new Key(repository.id(), commit);
        Tree known = trees.getIfPresent(key);
        if (known != null) {
            return known;
        }
        Tree tree = hosts.client(repository).listTree(repository.id(), commit);
        trees.put(key, tree);
        return tree;
    }
}
