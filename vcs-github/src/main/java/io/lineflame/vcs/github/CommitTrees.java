package io.lineflame.vcs.github;

import static io.lineflame.vcs.VcsException.Kind.NOT_FOUND;
import static io.lineflame.vcs.VcsException.Kind.UNAVAILABLE;
import static io.lineflame.vcs.VcsException.Kind.UNSUPPORTED;

import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
import io.lineflame.vcs.VcsException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GHTree;
import org.kohsuke.github.GHTreeEntry;

/**
 * Lists what a commit holds. GitHub lists up to some 100 000 entries in one answer and says when it
 * left some out; then folders are asked for one by one, each in whole again where that fits.
 */
final class CommitTrees {

    /** As in git directories. */
    private static final int MAX_ENTRIES = 2_000_000;

    /** One listing must not spend a person's whole budget of 5 000 an hour. */
    private static final int MAX_FOLDERS = 1_000;

    private final ApiCalls api;
    private final int maxFolders;

    CommitTrees(ApiCalls api) {
        this(api, MAX_FOLDERS);
    }

    CommitTrees(ApiCalls api, int maxFolders) {
        this.api = api;
        this.maxFolders = maxFolders;
    }

    /** A folder that is still to be listed. */
    private record Folder(String prefix, String hash) {}

    Tree list(RepositoryId id, GHRepository repository, CommitId commit) throws VcsException {
        GHTree root = root(id, repository, commit);
        List<TreeEntry> entries = new ArrayList<>();
        if (!root.isTruncated()) {
            addFiles(entries, "", root);
            return Tree.of(entries);
        }
        walk(repository, commit, entries);
        return Tree.of(entries);
    }

    private GHTree root(RepositoryId id, GHRepository repository, CommitId commit) throws VcsException {
        try {
            return recursive(repository, commit.hash());
        } catch (VcsException e) {
            throw e.kind() == NOT_FOUND ? missing(id, commit) : e;
        }
    }

    /** The root is known not to fit into one answer; of the folders below it most do. */
    private void walk(GHRepository repository, CommitId commit, List<TreeEntry> entries) throws VcsException {
        Deque<Folder> folders = new ArrayDeque<>();
        add(entries, folders, "", single(repository, commit.hash()));
        for (int asked = 0; !folders.isEmpty(); asked++) {
            if (asked >= maxFolders || entries.size() > MAX_ENTRIES) {
                throw new VcsException(UNSUPPORTED, "The commit holds too many files and folders to be listed.");
            }
            Folder folder = folders.pop();
            GHTree whole = recursive(repository, folder.hash());
            if (whole.isTruncated()) {
                add(entries, folders, folder.prefix(), single(repository, folder.hash()));
            } else {
                addFiles(entries, folder.prefix(), whole);
            }
        }
    }

    private static void add(List<TreeEntry> entries, Deque<Folder> folders, String prefix, GHTree tree)
            throws VcsException {
        addFiles(entries, prefix, tree);
        addFolders(folders, prefix, tree);
    }

    private GHTree recursive(GHRepository repository, String hash) throws VcsException {
        return api.ask(gitHub -> repository.getTreeRecursive(hash, 1));
    }

    /** A folder of its own that does not fit into one answer cannot be read at all. */
    private GHTree single(GHRepository repository, String hash) throws VcsException {
        GHTree tree = api.ask(gitHub -> repository.getTree(hash));
        if (tree.isTruncated()) {
            throw new VcsException(UNSUPPORTED, "A folder of the commit holds too many files to be listed.");
        }
        return tree;
    }

    private static void addFolders(Deque<Folder> folders, String prefix, GHTree tree) {
        for (GHTreeEntry entry : tree.getTree()) {
            if (entry.getType().equals("tree")) {
                folders.push(new Folder(prefix + entry.getPath() + "/", entry.getSha()));
            }
        }
    }

    private static void addFiles(List<TreeEntry> entries, String prefix, GHTree tree) throws VcsException {
        for (GHTreeEntry entry : tree.getTree()) {
            String path = prefix + entry.getPath();
            // Only a damaged or malicious tree holds names such as "..". They cannot be asked for.
            if (!entry.getType().equals("tree") && TreeEntry.isPath(path)) {
                entries.add(entry(path, entry));
            }
        }
    }

    private static TreeEntry entry(String path, GHTreeEntry entry) throws VcsException {
        try {
            return switch (entry.getMode()) {
                case "160000" -> new TreeEntry(path, TreeEntry.Kind.SUBMODULE, entry.getSha(), OptionalLong.empty());
                case "120000" ->
                    new TreeEntry(path, TreeEntry.Kind.SYMLINK, entry.getSha(), OptionalLong.of(entry.getSize()));
                default -> new TreeEntry(path, TreeEntry.Kind.FILE, entry.getSha(), OptionalLong.of(entry.getSize()));
            };
        } catch (IllegalArgumentException e) {
            throw new VcsException(UNAVAILABLE, "The listing of the commit is damaged at '" + path + "'.", e);
        }
    }

    static VcsException missing(RepositoryId id, CommitId commit) {
        return new VcsException(NOT_FOUND, "'" + id.path() + "' has no commit " + commit.hash() + ".");
    }
}
