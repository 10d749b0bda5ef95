package io.lineflame.vcs;

/** What a provider may offer beyond what all must. */
public enum VcsCapability {
    /** Entries of {@link VcsClient#listTree} carry the size of files. */
    TREE_SIZES,
    /** Repositories, commits, files and comparisons carry a page for people, and {@link VcsHost#lineAnchors} is there. */
    WEB_LINKS,
    /** {@link VcsClient#compare} answers. */
    COMPARE,
    /** {@link VcsClient#history} answers. */
    HISTORY
}
