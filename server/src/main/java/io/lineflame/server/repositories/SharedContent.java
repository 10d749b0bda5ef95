package io.lineflame.server.repositories;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.lineflame.vcs.Commit;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.Ref;
import io.lineflame.vcs.Repository;
import io.lineflame.vcs.SourceFile;
import io.lineflame.vcs.Tree;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What hosts answered, kept for everybody: listings, contents and facts never change, and what a ref means is remembered for a
 * minute. Whoever reads here was let into the repository before ({@link RepositoryAccess}).
 *
 * <p>Content is kept by repository and blob: one blob at many commits is read once. It is not shared between repositories, so that
 * no listing of one can name what only another may show.
 */
@Singleton
final class SharedContent {

    /** What an entry of a listing takes in memory, measured with paths of 64 characters. */
    private static final int ENTRY_BYTES = 430;

    /** Of the heap, for all listings. The JDK's 70,000 files take 30 MB. */
    private static final int LISTINGS_SHARE = 10;

    private static final long MAX_FILE_BYTES = 64L * 1024 * 1024;

    /** For all that is kept beside the bytes. */
    private static final int FILE_OVERHEAD = 500;

    private static final int MAX_COMMITS = 50_000;
    private static final int MAX_REFS = 10_000;
    private static final Duration CURRENT_FOR = Duration.ofMinutes(1);
    private static final Duration VERSION_FOR = Duration.ofDays(1);
    private static final Duration NO_VERSION_FOR = Duration.ofMinutes(10);

    final SharedLoads<AtCommit, Tree> trees;
    final SharedLoads<Blob, SourceFile> files;
    final SharedLoads<FileAt, List<Commit>> histories;

    /** What was at a path of a commit that nobody listed: the blob's hash, or nothing. */
    final SharedLoads<FileAt, Optional<String>> blobs;

    final SharedLoads<CurrentRef, CommitId> current;
    /** Tags of released versions, also those that a repository does not have. */
    final SharedLoads<CurrentRef, Optional<CommitId>> versions;

    final Cache<AtCommit, Commit> commits;
    final KeyedLocks<Home> lookups = new KeyedLocks<>(SharedLoads.PATIENCE);

    /** A repository by its host's own key, so that one which takes another's name shares nothing with it. */
    record Home(String hostId, String key) {

        static Home of(Repository repository) {
            return new Home(repository.id().hostId(), repository.key());
        }
    }

    record AtCommit(Home repository, CommitId commit) {}

    record Blob(Home repository, String hash) {}

    record FileAt(Home repository, CommitId commit, String path) {}

    record CurrentRef(Home repository, Ref ref) {}

    @Inject
    SharedContent(Clock clock) {
        trees = new SharedLoads<>(Caffeine.newBuilder()
                .maximumWeight(Runtime.getRuntime().maxMemory() / LISTINGS_SHARE)
                .weigher((AtCommit key, Tree tree) ->
                        ENTRY_BYTES * (1 + Math.min(tree.entries().size(), Integer.MAX_VALUE / ENTRY_BYTES - 1)))
                .build());
        files = new SharedLoads<>(Caffeine.newBuilder()
                .maximumWeight(MAX_FILE_BYTES)
                .weigher((Blob key, SourceFile file) -> FILE_OVERHEAD + file.size())
                .build());
        histories = new SharedLoads<>(Caffeine.newBuilder()
                .maximumWeight(MAX_COMMITS)
                .weigher((FileAt key, List<Commit> commits) -> 1 + commits.size())
                .build());
        blobs = new SharedLoads<>(Caffeine.newBuilder().maximumSize(MAX_COMMITS).build());
        commits = Caffeine.newBuilder().maximumSize(MAX_COMMITS).build();
        current = new SharedLoads<>(Caffeine.newBuilder()
                .maximumSize(MAX_REFS)
                .expireAfterWrite(CURRENT_FOR)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build());
        versions = new SharedLoads<>(Caffeine.newBuilder()
                .maximumSize(MAX_REFS)
                .expireAfter(Expiry.<CurrentRef, Optional<CommitId>>writing(
                        (tag, commit) -> commit.isPresent() ? VERSION_FOR : NO_VERSION_FOR))
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build());
    }
}
