package io.lineflame.vcs;

import java.util.OptionalLong;

/**
 * One entry of a commit's tree that is not a directory.
 *
 * @param path from the repository's root, {@code /}-separated; see {@link #isPath}
 * @param hash of the blob, 40 or 64 lower-case hex digits: equal hashes are equal content, so
 *     content may be kept by it. For a submodule, the commit it stands at
 * @param size in bytes; empty when a listing does not say ({@link VcsCapability#TREE_SIZES}), and
 *     for a submodule
 */
public record TreeEntry(String path, Kind kind, String hash, OptionalLong size) {

    /** What an entry is. Only {@code FILE} can be read. */
    public enum Kind {
        FILE,
        SYMLINK,
        SUBMODULE
    }

    public TreeEntry {
        if (!isPath(path)) {
            throw new IllegalArgumentException("not a path within a repository: " + Printable.of(path));
        }
        ObjectHash.require(hash);
    }

    /** The path's last segment, e.g. {@code total.go}. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /**
     * Whether a tree can hold this path: segments joined by single slashes, none of them empty,
     * {@code .} or {@code ..}, no slash at either end, no NUL.
     */
    public static boolean isPath(String path) {
        if (path.indexOf('\0') >= 0) {
            return false;
        }
        for (String segment : path.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                return false;
            }
        }
        return true;
    }
}
