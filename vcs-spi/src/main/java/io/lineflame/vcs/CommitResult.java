package io.lineflame.vcs;

/** What came of looking up one ref among many: the commit's facts, or why there are none. */
public sealed interface CommitResult {

    /** The ref that was asked for. */
    Ref ref();

    /** The ref names this commit now. */
    record Found(Ref ref, Commit commit) implements CommitResult {}

    /** The ref could not be looked up; other refs of the same question may have been. */
    record Failed(Ref ref, VcsException failure) implements CommitResult {}
}
