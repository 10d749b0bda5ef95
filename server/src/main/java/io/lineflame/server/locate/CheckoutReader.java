package io.lineflame.server.locate;

import io.lineflame.server.repositories.Refusal;
import io.lineflame.server.repositories.RefusedException;
import io.lineflame.server.repositories.RepositoryReader;
import io.lineflame.source.Checkout;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.SourceFile;
import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the few small files of a commit that say where the others are. */
public final class CheckoutReader {

    /** For one function: each may cost a request to the host. */
    static final int FILES = 16;

    /** For all functions of a profile. */
    public static final int FILES_OF_ALL = 64;

    /** Longer than any go.mod or mapping; longer source maps are left out. */
    private static final int MAX_BYTES = 1 << 20;

    private CheckoutReader() {}

    /**
     * A commit with these files read; those that are too large are left out.
     *
     * @param wanted of the tree; the first ones count
     * @param most of them that are read
     */
    public static Checkout read(RepositoryReader reader, CommitId commit, Tree tree, List<TreeEntry> wanted, int most)
            throws RefusedException {
        Map<String, String> texts = new HashMap<>();
        for (TreeEntry entry : wanted.stream().limit(most).toList()) {
            text(reader, commit, entry).ifPresent(text -> texts.put(entry.path(), text));
        }
        return new Checkout(tree, texts);
    }

    private static Optional<String> text(RepositoryReader reader, CommitId commit, TreeEntry entry)
            throws RefusedException {
        if (entry.size().orElse(0) > MAX_BYTES) {
            return Optional.empty();
        }
        try {
            SourceFile file = reader.fileToSearchBy(commit, entry);
            return Optional.of(file).filter(small -> small.size() <= MAX_BYTES).map(SourceFile::text);
        } catch (RefusedException e) {
            if (e.refusal().kind() == Refusal.Kind.TOO_LARGE) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
