package io.lineflame.source.search;

import io.lineflame.vcs.Tree;
import java.util.List;

/** What a language says about the folder of a file that has the wanted name. */
@FunctionalInterface
public interface FolderRule {

    /** No folder is wrong. */
    FolderRule ANY = (tree, folder) -> "";

    /**
     * Why a file in this folder cannot be the one.
     *
     * @param folder in segments, from the repository's root
     * @return a clause such as {@code the function's package a/b does not end in this file's folder}; empty when nothing
     *     speaks against it
     */
    String objection(Tree tree, List<String> folder);
}
