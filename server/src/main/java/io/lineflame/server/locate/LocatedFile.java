package io.lineflame.server.locate;

import io.lineflame.server.repositories.RefusedException;
import io.lineflame.server.repositories.RepositoryReader;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.SourceFile;
import io.lineflame.vcs.TreeEntry;

/** A file that was found, in a repository that the viewer was let into. */
public record LocatedFile(RepositoryReader reader, CommitId commit, TreeEntry entry) {

    /** Its content, to be shown to the viewer: it is written down that they read it. */
    public SourceFile shown() throws RefusedException {
        return reader.file(commit, entry);
    }

    /** Its content, to be judged and not shown. */
    public SourceFile judged() throws RefusedException {
        return reader.fileToSearchBy(commit, entry);
    }
}
