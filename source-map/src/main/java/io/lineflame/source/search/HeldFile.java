package io.lineflame.source.search;

import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
import java.util.List;
import java.util.stream.Stream;

/** Whether a repository holds a file, by evidence stronger than what its folders are called. */
public final class HeldFile {

    private HeldFile() {}

    /**
     * Whether all of a file's path, from the repository's root, ends a name as compiled.
     *
     * @param compiled in segments
     * @param least how many segments the file's path must have
     */
    public static boolean ends(Tree tree, List<String> compiled, int least) {
        return paths(tree, compiled).anyMatch(path -> {
            int segments = 1 + (int) path.chars().filter(c -> c == '/').count();
            return segments >= least && CompiledPath.commonEnd(path, compiled) == segments;
        });
    }

    /** Whether a file's path ends in all segments of a name. */
    public static boolean endsIn(Tree tree, List<String> name) {
        return paths(tree, name).anyMatch(path -> CompiledPath.commonEnd(path, name) == name.size());
    }

    private static Stream<String> paths(Tree tree, List<String> name) {
        return name.isEmpty()
                ? Stream.of()
                : tree.filesNamed(name.get(name.size() - 1)).stream().map(TreeEntry::path);
    }
}
