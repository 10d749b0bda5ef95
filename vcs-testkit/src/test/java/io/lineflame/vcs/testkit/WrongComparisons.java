package io.lineflame.vcs.testkit;

import static io.lineflame.vcs.VcsException.Kind.NOT_FOUND;

import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.Comparison;
import io.lineflame.vcs.Comparison.ChangeKind;
import io.lineflame.vcs.Comparison.FileChange;
import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.VcsCapability;
import io.lineflame.vcs.VcsClient;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsProvider;
import io.lineflame.vcs.testkit.WrongProviders.Wrong;
import io.lineflame.vcs.testkit.WrongProviders.WrongClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Mistakes about what changed between two commits. */
final class WrongComparisons {

    private WrongComparisons() {}

    /** Changes the answer. */
    abstract static class WrongComparison extends WrongClient {

        @Override
        final VcsClient spoil(VcsClient right) {
            return new ChangedClient(right) {
                @Override
                public Comparison compare(RepositoryId repository, CommitId base, CommitId head) throws VcsException {
                    return spoil(super.compare(repository, base, head));
                }
            };
        }

        abstract Comparison spoil(Comparison right);
    }

    static final class ComparesWithoutSayingSo extends Wrong {
        @Override
        VcsProvider spoil(VcsProvider right) {
            return WrongProviders.claiming(
                    right, VcsCapability.TREE_SIZES, VcsCapability.WEB_LINKS, VcsCapability.HISTORY);
        }
    }

    static final class LeavesOutModifications extends WrongComparison {
        @Override
        Comparison spoil(Comparison right) {
            return with(
                    right,
                    right.files().stream()
                            .filter(change -> change.kind() != ChangeKind.MODIFIED)
                            .toList());
        }
    }

    static final class KnowsNoRenames extends WrongComparison {
        @Override
        Comparison spoil(Comparison right) {
            return with(
                    right,
                    right.files().stream()
                            .map(change -> change.kind() == ChangeKind.RENAMED
                                    ? new FileChange(ChangeKind.ADDED, change.path(), Optional.empty())
                                    : change)
                            .toList());
        }
    }

    static final class SortsTheOtherWay extends WrongComparison {
        @Override
        Comparison spoil(Comparison right) {
            List<FileChange> files = new ArrayList<>(right.files());
            Collections.reverse(files);
            return with(right, files);
        }
    }

    static final class ComparesTips extends WrongComparison {
        @Override
        Comparison spoil(Comparison right) {
            FileChange reversed = new FileChange(ChangeKind.REMOVED, "only/here.go", Optional.empty());
            return right.behindBy() == 0
                    ? right
                    : with(
                            right,
                            Stream.concat(right.files().stream(), Stream.of(reversed))
                                    .toList());
        }
    }

    static final class CountsTheWrongWay extends WrongComparison {
        @Override
        Comparison spoil(Comparison right) {
            return new Comparison(
                    right.base(),
                    right.head(),
                    right.mergeBase(),
                    /* aheadBy= */ right.behindBy(),
                    /* behindBy= */ right.aheadBy(),
                    right.files(),
                    false,
                    right.webUrl());
        }
    }

    static final class FindsNoBaseOfOneCommit extends WrongComparison {
        @Override
        Comparison spoil(Comparison right) {
            return right.base().equals(right.head()) ? based(right, Optional.empty()) : right;
        }
    }

    static final class FindsABaseOfStrangers extends WrongComparison {
        @Override
        Comparison spoil(Comparison right) {
            return based(right, right.mergeBase().or(() -> Optional.of(right.base())));
        }
    }

    static final class ComparesWithNothing extends WrongClient {
        @Override
        VcsClient spoil(VcsClient right) {
            return new ChangedClient(right) {
                @Override
                public Comparison compare(RepositoryId repository, CommitId base, CommitId head) throws VcsException {
                    try {
                        return super.compare(repository, base, head);
                    } catch (VcsException e) {
                        if (e.kind() != NOT_FOUND) {
                            throw e;
                        }
                        return new Comparison(base, head, Optional.empty(), 0, 0, List.of(), false, Optional.empty());
                    }
                }
            };
        }
    }

    private static Comparison with(Comparison right, List<FileChange> files) {
        return new Comparison(
                right.base(),
                right.head(),
                right.mergeBase(),
                right.aheadBy(),
                right.behindBy(),
                files,
                right.truncated(),
                right.webUrl());
    }

    private static Comparison based(Comparison right, Optional<CommitId> mergeBase) {
        return new Comparison(
                right.base(),
                right.head(),
                mergeBase,
                right.aheadBy(),
                right.behindBy(),
                right.files(),
                right.truncated(),
                right.webUrl());
    }
}
