package io.lineflame.vcs.git;

import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.Comparison;
import io.lineflame.vcs.Comparison.ChangeKind;
import io.lineflame.vcs.Comparison.FileChange;
import io.lineflame.vcs.TreeEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffEntry.ChangeType;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalkUtils;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** What one commit has that another has not. For one thread. */
final class CommitComparison {

    /** Two releases of the largest public projects differ in some ten thousand files. */
    static final int MAX_FILES = 20_000;

    private final RepositoryWalk walk;

    CommitComparison(RepositoryWalk walk) {
        this.walk = walk;
    }

    /** Cost: O(commits since the histories parted) and O(directories that differ). */
    Comparison of(RevCommit base, RevCommit head) throws IOException {
        return of(base, head, MAX_FILES);
    }

    Comparison of(RevCommit base, RevCommit head, int maxFiles) throws IOException {
        Optional<RevCommit> mergeBase = mergeBase(base, head);
        int ahead = mergeBase.isEmpty() ? 0 : countOnlyIn(head, base);
        int behind = mergeBase.isEmpty() ? 0 : countOnlyIn(base, head);
        List<FileChange> changes = mergeBase.isEmpty() ? List.of() : changes(mergeBase.get(), head);
        return new Comparison(
                id(base),
                id(head),
                mergeBase.map(CommitComparison::id),
                ahead,
                behind,
                changes.subList(0, Math.min(changes.size(), maxFiles)),
                changes.size() > maxFiles,
                Optional.empty());
    }

    private Optional<RevCommit> mergeBase(RevCommit base, RevCommit head) throws IOException {
        walk.reset();
        walk.setRevFilter(RevFilter.MERGE_BASE);
        walk.markStart(List.of(base, head));
        Optional<RevCommit> found = Optional.ofNullable(walk.next());
        walk.reset();
        walk.setRevFilter(RevFilter.ALL);
        return found;
    }

    private int countOnlyIn(RevCommit some, RevCommit other) throws IOException {
        return RevWalkUtils.count(walk, some, other);
    }

    private List<FileChange> changes(RevCommit from, RevCommit to) throws IOException {
        walk.parseHeaders(from);
        try (TreeWalk trees = new TreeWalk(walk.getObjectReader())) {
            trees.addTree(from.getTree());
            trees.addTree(to.getTree());
            trees.setRecursive(true);
            trees.setFilter(TreeFilter.ANY_DIFF);
            return changes(DiffEntry.scan(trees));
        }
    }

    /**
     * Only a file moved as it was counts as renamed. To find the others, contents must be compared, each
     * with each, and a repository can be made so that this takes any time.
     */
    private static List<FileChange> changes(List<DiffEntry> entries) {
        Map<AbbreviatedObjectId, String> removed = new HashMap<>();
        Set<String> removedPaths = new HashSet<>();
        List<FileChange> changes = new ArrayList<>();
        for (DiffEntry entry : entries) {
            if (entry.getChangeType() == ChangeType.DELETE) {
                removedPaths.add(entry.getOldPath());
                removed.putIfAbsent(entry.getOldId(), entry.getOldPath());
            }
        }
        for (DiffEntry entry : entries) {
            if (entry.getChangeType() == ChangeType.MODIFY) {
                changes.add(new FileChange(ChangeKind.MODIFIED, entry.getNewPath(), Optional.empty()));
            } else if (entry.getChangeType() == ChangeType.ADD) {
                Optional<String> oldPath = Optional.ofNullable(removed.remove(entry.getNewId()));
                oldPath.ifPresent(removedPaths::remove);
                changes.add(new FileChange(
                        oldPath.isPresent() ? ChangeKind.RENAMED : ChangeKind.ADDED, entry.getNewPath(), oldPath));
            }
        }
        removedPaths.forEach(path -> changes.add(new FileChange(ChangeKind.REMOVED, path, Optional.empty())));
        return changes.stream()
                // Only a damaged or malicious tree holds names such as "..".
                .filter(change -> TreeEntry.isPath(change.path()))
                .sorted(Comparator.comparing(FileChange::path))
                .toList();
    }

    private static CommitId id(RevCommit commit) {
        return new CommitId(commit.name());
    }
}
