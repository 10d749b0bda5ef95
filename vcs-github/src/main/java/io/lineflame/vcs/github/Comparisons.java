package io.lineflame.vcs.github;

import static io.lineflame.vcs.VcsException.Kind.NOT_FOUND;
import static io.lineflame.vcs.VcsException.Kind.UNAVAILABLE;

import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.Comparison;
import io.lineflame.vcs.Comparison.ChangeKind;
import io.lineflame.vcs.Comparison.FileChange;
import io.lineflame.vcs.Ref;
import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.VcsException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kohsuke.github.GHCommit;
import org.kohsuke.github.GHCompare;
import org.kohsuke.github.GHRepository;

/** Compares commits. GitHub names 300 files at most, without saying that there are more. */
final class Comparisons {

    private static final int MAX_FILES = 300;

    private final ApiCalls api;
    private final RefResolver refs;
    private final Pages pages;

    Comparisons(Installation installation, ApiCalls api, RefResolver refs) {
        this.api = api;
        this.refs = refs;
        this.pages = new Pages(installation);
    }

    Comparison compare(RepositoryId id, GHRepository repository, CommitId base, CommitId head) throws VcsException {
        try {
            // One commit to a page: the commits between the two are not needed, and each is large.
            repository.setCompareUsePaginatedCommits(true);
            GHCompare compared = api.ask(gitHub -> repository.getCompare(base.hash(), head.hash()));
            List<FileChange> files = Arrays.stream(compared.getFiles())
                    .map(Comparisons::change)
                    .sorted(Comparator.comparing(FileChange::path))
                    .toList();
            return new Comparison(
                    base,
                    head,
                    Optional.of(new CommitId(compared.getMergeBaseCommit().getSHA1())),
                    compared.getAheadBy(),
                    compared.getBehindBy(),
                    files,
                    files.size() >= MAX_FILES,
                    Optional.of(pages.comparison(repository.getFullName(), base, head)));
        } catch (VcsException e) {
            if (e.kind() != NOT_FOUND) {
                throw e;
            }
            requireCommit(id, repository, base);
            requireCommit(id, repository, head);
            return unrelated(repository, base, head);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new VcsException(UNAVAILABLE, "The comparison in '" + id.path() + "' cannot be understood.", e);
        }
    }

    /** The words are those of "Compare two commits"; a copy is an addition to us, a change of mode alone a change. */
    private static FileChange change(GHCommit.File file) {
        ChangeKind kind = switch (file.getStatus()) {
            case "added", "copied" -> ChangeKind.ADDED;
            case "removed" -> ChangeKind.REMOVED;
            case "renamed" -> ChangeKind.RENAMED;
            default -> ChangeKind.MODIFIED;
        };
        return new FileChange(
                kind,
                file.getFileName(),
                kind == ChangeKind.RENAMED ? Optional.ofNullable(file.getPreviousFilename()) : Optional.empty());
    }

    /** GitHub finds no comparison where there is no common history, which is an answer too. */
    private Comparison unrelated(GHRepository repository, CommitId base, CommitId head) {
        return new Comparison(
                base,
                head,
                Optional.empty(),
                0,
                0,
                List.of(),
                false,
                Optional.of(pages.comparison(repository.getFullName(), base, head)));
    }

    private void requireCommit(RepositoryId id, GHRepository repository, CommitId commit) throws VcsException {
        CommitId there = refs.resolve(id, repository, new Ref(commit.hash()));
        if (!there.equals(commit)) {
            throw CommitTrees.missing(id, commit);
        }
    }
}
