package io.lineflame.vcs;

/** What a provider may offer beyond reading source, which all must do. */
public enum VcsCapability {
    /** {@link TreeEntry#size()} of a file is known in a listing. */
    TREE_SIZES,
    /** {@link Commit#webUrl()} and {@link SourceFile#webUrl()} lead to a page for people. */
    WEB_LINKS
}
