package io.lineflame.vcs;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What one commit has that another has not.
 *
 * @param mergeBase the newest commit that both contain; empty when they have none in common
 * @param aheadBy how many commits {@code head} contains that {@code base} does not; 0 without a merge
 *     base, since hosts do not count then
 * @param behindBy the other way round
 * @param files changed from the merge base to {@code head} ({@code git diff base...head}), ascending
 *     by path; none without a merge base
 * @param truncated whether the host left files out
 * @param webUrl a page for people; empty when the host has none
 */
public record Comparison(
        CommitId base,
        CommitId head,
        Optional<CommitId> mergeBase,
        int aheadBy,
        int behindBy,
        List<FileChange> files,
        boolean truncated,
        Optional<URI> webUrl) {

    public Comparison {
        files = List.copyOf(files);
    }

    /** What happened to a file. */
    public enum ChangeKind {
        ADDED,
        MODIFIED,
        REMOVED,
        RENAMED
    }

    /**
     * One changed file.
     *
     * @param path at {@code head}; of a removed file the path it had
     * @param oldPath of a renamed file; empty otherwise
     */
    public record FileChange(ChangeKind kind, String path, Optional<String> oldPath) {}
}
