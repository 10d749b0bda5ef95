package io.lineflame.vcs;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableList;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything a commit holds, for finding files by path and by name. Immutable; lookups cost O(1) or
 * O(log entries).
 */
public final class Tree {

    private final NavigableMap<String, TreeEntry> byPath;
    private final List<TreeEntry> entries;
    private final List<TreeEntry> notFiles;
    private final Map<String, List<TreeEntry>> filesByName;

    private Tree(NavigableMap<String, TreeEntry> byPath) {
        this.byPath = byPath;
        this.entries = List.copyOf(byPath.values());
        this.notFiles = entries.stream()
                .filter(entry -> entry.kind() != TreeEntry.Kind.FILE)
                .toList();
        this.filesByName = entries.stream()
                .filter(entry -> entry.kind() == TreeEntry.Kind.FILE)
                .collect(groupingBy(TreeEntry::name, toUnmodifiableList()));
    }

    /**
     * A tree of these entries.
     *
     * @param entries in any order; of several with one path, which only a damaged tree has, the
     *     first stays
     */
    public static Tree of(Collection<TreeEntry> entries) {
        NavigableMap<String, TreeEntry> byPath = new TreeMap<>();
        entries.forEach(entry -> byPath.putIfAbsent(entry.path(), entry));
        return new Tree(byPath);
    }

    /** All entries, ascending by path ({@link String#compareTo}). */
    public List<TreeEntry> entries() {
        return entries;
    }

    /** The symbolic links and submodules, ascending by path. */
    public List<TreeEntry> notFiles() {
        return notFiles;
    }

    /** The entry at exactly this path; empty also for a directory. */
    public Optional<TreeEntry> entry(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /**
     * The files whose path ends in this segment, ascending by path; no links, no submodules.
     *
     * @param lastSegment compared exactly, e.g. {@code total.go}
     */
    public List<TreeEntry> filesNamed(String lastSegment) {
        return filesByName.getOrDefault(lastSegment, List.of());
    }

    /** Whether exactly this path is a file: no link, no submodule, no directory. */
    public boolean hasFile(String path) {
        TreeEntry entry = byPath.get(path);
        return entry != null && entry.kind() == TreeEntry.Kind.FILE;
    }

    /** Whether entries lie below this path. */
    public boolean hasDirectory(String path) {
        String below = path + "/";
        String next = byPath.ceilingKey(below);
        return next != null && next.startsWith(below);
    }

    @Override
    public String toString() {
        return "Tree[" + entries.size() + " entries]";
    }
}
