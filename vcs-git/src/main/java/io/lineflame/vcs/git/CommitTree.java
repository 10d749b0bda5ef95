package io.lineflame.vcs.git;

import static io.lineflame.vcs.VcsException.Kind.NOT_A_FILE;
import static io.lineflame.vcs.VcsException.Kind.TOO_LARGE;
import static io.lineflame.vcs.VcsException.Kind.UNSUPPORTED;

import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
import io.lineflame.vcs.VcsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A commit's tree. For one thread. */
final class CommitTree {

    /** The largest public repositories hold half a million files; a made-up tree can unfold to any number. */
    static final int MAX_ENTRIES = 2_000_000;

    private final ObjectReader reader;
    private final RevTree tree;

    CommitTree(ObjectReader reader, RevTree tree) {
        this.reader = reader;
        this.tree = tree;
    }

    Tree list() throws IOException, VcsException {
        return list(MAX_ENTRIES);
    }

    Tree list(int maxEntries) throws IOException, VcsException {
        List<TreeEntry> entries = new ArrayList<>();
        try (TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(tree);
            walk.setRecursive(true);
            while (walk.next()) {
                // Only a damaged or malicious tree holds names such as "..". They cannot be asked for.
                if (TreeEntry.isPath(walk.getPathString())) {
                    entries.add(entry(walk));
                }
                if (entries.size() > maxEntries) {
                    throw new VcsException(
                            UNSUPPORTED, "The commit holds more than " + maxEntries + " files; that is the limit.");
                }
            }
        }
        return Tree.of(entries);
    }

    /**
     * Reads one file.
     *
     * @param reading gets the blob's hash and its content
     */
    <T> Optional<T> read(String path, int maxBytes, BiFunction<String, byte[], T> reading)
            throws IOException, VcsException {
        if (!TreeEntry.isPath(path)) {
            return Optional.empty();
        }
        try (TreeWalk walk = TreeWalk.forPath(reader, path, tree)) {
            if (walk == null) {
                return Optional.empty();
            }
            requireFile(path, walk.getFileMode(0));
            ObjectId id = walk.getObjectId(0);
            return Optional.of(reading.apply(id.name(), content(path, id, maxBytes)));
        }
    }

    private byte[] content(String path, ObjectId id, int maxBytes) throws IOException, VcsException {
        long size = reader.getObjectSize(id, Constants.OBJ_BLOB);
        if (size > maxBytes) {
            throw new VcsException(
                    TOO_LARGE, "'" + path + "' has " + size + " bytes; at most " + maxBytes + " are shown.");
        }
        return reader.open(id, Constants.OBJ_BLOB).getBytes(maxBytes);
    }

    private static void requireFile(String path, FileMode mode) throws VcsException {
        if (FileMode.TREE.equals(mode)) {
            throw new VcsException(NOT_A_FILE, "'" + path + "' is a directory.");
        }
        switch (kind(mode)) {
            case SYMLINK -> throw new VcsException(NOT_A_FILE, "'" + path + "' is a symbolic link.");
            case SUBMODULE -> throw new VcsException(NOT_A_FILE, "'" + path + "' is a submodule.");
            case FILE -> {}
        }
    }

    private TreeEntry entry(TreeWalk walk) throws IOException {
        TreeEntry.Kind kind = kind(walk.getFileMode(0));
        ObjectId id = walk.getObjectId(0);
        return new TreeEntry(
                walk.getPathString(),
                kind,
                id.name(),
                kind == TreeEntry.Kind.SUBMODULE ? OptionalLong.empty() : size(id));
    }

    /** A partial copy knows the names of all files but not their content. */
    private OptionalLong size(ObjectId blob) throws IOException {
        try {
            return OptionalLong.of(reader.getObjectSize(blob, Constants.OBJ_BLOB));
        } catch (MissingObjectException e) {
            return OptionalLong.empty();
        }
    }

    private static TreeEntry.Kind kind(FileMode mode) {
        if (FileMode.SYMLINK.equals(mode)) {
            return TreeEntry.Kind.SYMLINK;
        }
        return FileMode.GITLINK.equals(mode) ? TreeEntry.Kind.SUBMODULE : TreeEntry.Kind.FILE;
    }
}
