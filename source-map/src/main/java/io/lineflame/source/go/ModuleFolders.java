package io.lineflame.source.go;

import io.lineflame.vcs.Tree;

/** The folders of a tree that hold a {@code go.mod}. */
final class ModuleFolders {

    private ModuleFolders() {}

    /**
     * How much of a folder's path leads to its module; -1 when it is in none. Cheap: asked about every candidate.
     *
     * @param folder with a slash behind it; empty for the root
     */
    static int length(Tree tree, String folder) {
        for (int end = folder.length(); end > 0; end = folder.lastIndexOf('/', end - 2) + 1) {
            if (tree.hasFile(folder.substring(0, end) + "go.mod")) {
                return end;
            }
        }
        return tree.hasFile("go.mod") ? 0 : -1;
    }
}
