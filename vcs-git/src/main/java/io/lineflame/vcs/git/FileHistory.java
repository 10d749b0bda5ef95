package io.lineflame.vcs.git;

import io.lineflame.vcs.Commit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * Which commits changed one file, as git's own log simplifies it: a merge that has the file just as one of its parents has it changed
 * nothing, and is followed to that parent alone. For one thread.
 *
 * <p>JGit's walk with a tree filter reads all of history before it gives the first commit, or, told not to, cuts histories short where
 * the file was added. This one reads as far as it needs to, and no further than {@link #MAX_WALKED} commits.
 */
final class FileHistory {

    /** A second or so in the largest repositories; whoever asks wants recent changes. */
    static final int MAX_WALKED = 5_000;

    private static final Comparator<RevCommit> NEWEST_FIRST =
            Comparator.comparingInt(RevCommit::getCommitTime).reversed().thenComparing(RevCommit::name);

    private final RepositoryWalk walk;
    private final TreeFilter changesOfPath;
    private final int pathLength;
    private final int maxWalked;

    FileHistory(RepositoryWalk walk, String path) {
        this(walk, path, MAX_WALKED);
    }

    FileHistory(RepositoryWalk walk, String path, int maxWalked) {
        this.walk = walk;
        this.changesOfPath = AndTreeFilter.create(PathFilter.create(path), TreeFilter.ANY_DIFF);
        this.pathLength = Constants.encode(path).length;
        this.maxWalked = maxWalked;
    }

    /** Newest first; those found so far once as many commits were walked as may be. */
    List<Commit> from(RevCommit start, int limit) throws IOException {
        List<Commit> changed = new ArrayList<>();
        Set<RevCommit> seen = new HashSet<>(Set.of(start));
        PriorityQueue<RevCommit> open = new PriorityQueue<>(NEWEST_FIRST);
        open.add(start);
        try (TreeWalk trees = new TreeWalk(walk.getObjectReader())) {
            trees.setRecursive(true);
            trees.setFilter(changesOfPath);
            for (int walked = 0; !open.isEmpty() && changed.size() < limit && walked < maxWalked; walked++) {
                RevCommit commit = open.remove();
                Optional<RevCommit> same = parentWithTheSame(commit, trees);
                if (same.isEmpty() && (commit.getParentCount() > 0 || isThere(commit, trees))) {
                    walk.parseBody(commit);
                    changed.add(CommitFacts.of(commit));
                }
                for (RevCommit before : same.map(List::of).orElse(List.of(commit.getParents()))) {
                    if (seen.add(before)) {
                        walk.parseHeaders(before);
                        open.add(before);
                    }
                }
            }
        }
        return List.copyOf(changed);
    }

    private Optional<RevCommit> parentWithTheSame(RevCommit commit, TreeWalk trees) throws IOException {
        for (RevCommit parent : commit.getParents()) {
            walk.parseHeaders(parent);
            trees.reset(commit.getTree(), parent.getTree());
            if (!anyAtPath(trees)) {
                return Optional.of(parent);
            }
        }
        return Optional.empty();
    }

    private boolean isThere(RevCommit root, TreeWalk trees) throws IOException {
        trees.reset(root.getTree());
        return anyAtPath(trees);
    }

    /** The filter also lets through a file that stands where the path has a folder. */
    private boolean anyAtPath(TreeWalk trees) throws IOException {
        while (trees.next()) {
            if (trees.getRawPath().length >= pathLength) {
                return true;
            }
        }
        return false;
    }
}
