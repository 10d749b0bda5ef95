package io.lineflame.source.search;

import io.lineflame.source.Attempt;
import io.lineflame.source.Verdict;
import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
import java.util.List;
import java.util.Optional;

/** Finds what a path names when it is no file: a symbolic link, a submodule, a folder. O(links and submodules). */
final class OddEntries {

    /** A name out of a profile may have tens of thousands of segments; no repository's folder has. */
    private static final int DEEPEST_FOLDER = 64;

    private final Tree tree;
    private final List<String> file;

    OddEntries(Tree tree, List<String> file) {
        this.tree = tree;
        this.file = file;
    }

    Optional<Attempt> find() {
        String name = file.get(file.size() - 1);
        return tree.notFiles().stream()
                .filter(entry ->
                        entry.kind() == TreeEntry.Kind.SUBMODULE || entry.path().endsWith(name))
                .flatMap(entry -> attempt(entry).stream())
                .findFirst()
                .or(this::folder);
    }

    private Optional<Attempt> attempt(TreeEntry entry) {
        List<String> path = CompiledPath.segmentsOf(entry.path());
        if (entry.kind() == TreeEntry.Kind.SYMLINK && CompiledPath.commonEnd(path, file) > 0) {
            return odd(entry.path(), entry.path() + " is a symbolic link in the repository; links are not followed.");
        }
        // file.subList(0, i): some folder of the file as compiled ends in the submodule's path
        for (int i = 1; entry.kind() == TreeEntry.Kind.SUBMODULE && i < file.size(); i++) {
            if (CompiledPath.endsWith(file.subList(0, i), path)) {
                return odd(
                        entry.path(),
                        entry.path() + " is a submodule at commit " + entry.hash()
                                + "; its files are in another repository.");
            }
        }
        return Optional.empty();
    }

    private Optional<Attempt> folder() {
        for (int i = Math.max(0, file.size() - DEEPEST_FOLDER); i < file.size(); i++) {
            String end = String.join("/", file.subList(i, file.size()));
            if (tree.hasDirectory(end)) {
                return odd(end, end + " is a folder at this commit, not a file.");
            }
        }
        return Optional.empty();
    }

    private static Optional<Attempt> odd(String path, String why) {
        return Optional.of(new Attempt(path, "kind of entry", Verdict.NOT_HERE, why));
    }
}
