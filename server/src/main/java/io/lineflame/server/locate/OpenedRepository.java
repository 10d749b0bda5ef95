package io.lineflame.server.locate;

import io.lineflame.server.repositories.RefusedException;
import io.lineflame.server.repositories.RepositoryReader;
import io.lineflame.source.Checkout;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
import java.util.List;

/** The repository of a service's version, which the viewer was let into, listed at the version's commit. */
public record OpenedRepository(RepositoryReader reader, CommitId commit, Tree tree) {

    /**
     * With a few small files read, for looking for the files of all functions of a profile.
     *
     * @param wanted of the tree; the first ones count
     */
    public Checkout read(List<TreeEntry> wanted) throws RefusedException {
        return CheckoutReader.read(reader, commit, tree, wanted, CheckoutReader.FILES_OF_ALL);
    }
}
