package io.lineflame.source.search;

import java.util.List;

/**
 * The file that a search is for.
 *
 * @param file the name as compiled, in segments; not empty
 * @param packagePath of the function, in segments; empty when it does not say where its file lies
 * @param folderRule what speaks against a folder
 * @param ofMain whether the file is of the service's main package, which lies where the repository's root says
 */
public record WantedFile(List<String> file, List<String> packagePath, FolderRule folderRule, boolean ofMain) {

    public WantedFile {
        file = List.copyOf(file);
        packagePath = List.copyOf(packagePath);
        if (file.isEmpty()) {
            throw new IllegalArgumentException("a file has a name");
        }
    }

    /** A file known by its path alone. */
    public static WantedFile at(List<String> file) {
        return new WantedFile(file, List.of(), FolderRule.ANY, false);
    }
}
