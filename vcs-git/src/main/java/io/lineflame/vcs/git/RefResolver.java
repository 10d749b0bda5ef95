package io.lineflame.vcs.git;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;

/**
 * Finds the commit behind a name, in git's order where names collide (gitrevisions): full hash, full
 * ref name, tag, branch, branch of {@code origin}, abbreviated hash. Names only, no expressions:
 * JGit's own {@code Repository.resolve} would evaluate {@code main~1} or {@code main@{1}}.
 */
final class RefResolver {

    private static final Pattern FULL_HASH = Pattern.compile("[0-9a-fA-F]{40}");
    private static final Pattern SHORT_HASH = Pattern.compile("[0-9a-fA-F]{4,39}");
    private static final String REFS = "refs/";

    /** An ordinary clone has only one local branch; the others are its origin's. */
    private static final List<String> PREFIXES = List.of("refs/tags/", "refs/heads/", "refs/remotes/origin/");

    private final RepositoryWalk walk;

    RefResolver(RepositoryWalk walk) {
        this.walk = walk;
    }

    /** Empty when the name names no commit, or an abbreviation fits several. */
    Optional<RevCommit> resolve(String name) throws IOException {
        if (FULL_HASH.matcher(name).matches()) {
            return fullHash(name);
        }
        if (name.startsWith(REFS)) {
            return ref(name);
        }
        for (String prefix : PREFIXES) {
            Optional<RevCommit> commit = ref(prefix + name);
            if (commit.isPresent()) {
                return commit;
            }
        }
        return SHORT_HASH.matcher(name).matches() ? shortHash(name) : Optional.empty();
    }

    private Optional<RevCommit> fullHash(String hash) throws IOException {
        try {
            return commitBehind(ObjectId.fromString(hash.toLowerCase(Locale.ROOT)));
        } catch (MissingObjectException e) {
            return Optional.empty();
        }
    }

    /** The check of the name keeps what is no ref, such as {@code refs/../config}, from the disk. */
    private Optional<RevCommit> ref(String fullName) throws IOException {
        if (!Repository.isValidRefName(fullName)) {
            return Optional.empty();
        }
        Ref ref = walk.repository().getRefDatabase().exactRef(fullName);
        return ref == null || ref.getObjectId() == null ? Optional.empty() : commitBehind(ref.getObjectId());
    }

    /** Files and trees that share the digits do not count. */
    private Optional<RevCommit> shortHash(String digits) throws IOException {
        Set<RevCommit> commits = new HashSet<>();
        for (ObjectId match :
                walk.getObjectReader().resolve(AbbreviatedObjectId.fromString(digits.toLowerCase(Locale.ROOT)))) {
            commitBehind(match).ifPresent(commits::add);
        }
        return commits.size() == 1 ? Optional.of(commits.iterator().next()) : Optional.empty();
    }

    private Optional<RevCommit> commitBehind(AnyObjectId id) throws IOException {
        RevObject object = walk.peel(walk.parseAny(id));
        return object instanceof RevCommit commit ? Optional.of(commit) : Optional.empty();
    }
}
