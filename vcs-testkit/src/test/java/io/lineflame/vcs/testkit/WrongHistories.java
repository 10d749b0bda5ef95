package io.lineflame.vcs.testkit;

import static io.lineflame.vcs.VcsException.Kind.NOT_FOUND;

import io.lineflame.vcs.Commit;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.Ref;
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

/** Mistakes about which commits changed a file. */
final class WrongHistories {

    private WrongHistories() {}

    /** Answers otherwise. */
    abstract static class WrongHistory extends WrongClient {

        @Override
        final VcsClient spoil(VcsClient right) {
            return new ChangedClient(right) {
                @Override
                public List<Commit> history(RepositoryId repository, CommitId from, String path, int limit)
                        throws VcsException {
                    return answer(right, repository, from, path, limit);
                }
            };
        }

        abstract List<Commit> answer(VcsClient right, RepositoryId repository, CommitId from, String path, int limit)
                throws VcsException;
    }

    static final class TellsHistoriesWithoutSayingSo extends Wrong {
        @Override
        VcsProvider spoil(VcsProvider right) {
            return WrongProviders.claiming(
                    right, VcsCapability.TREE_SIZES, VcsCapability.WEB_LINKS, VcsCapability.COMPARE);
        }
    }

    static final class TellsTheOldestFirst extends WrongHistory {
        @Override
        List<Commit> answer(VcsClient right, RepositoryId repository, CommitId from, String path, int limit)
                throws VcsException {
            List<Commit> history = new ArrayList<>(right.history(repository, from, path, limit));
            Collections.reverse(history);
            return history;
        }
    }

    static final class LeavesOutWhereItStarts extends WrongHistory {
        @Override
        List<Commit> answer(VcsClient right, RepositoryId repository, CommitId from, String path, int limit)
                throws VcsException {
            return right.history(repository, from, path, limit).stream()
                    .filter(commit -> !commit.id().equals(from))
                    .toList();
        }
    }

    static final class StartsAtTheBranch extends WrongHistory {
        @Override
        List<Commit> answer(VcsClient right, RepositoryId repository, CommitId from, String path, int limit)
                throws VcsException {
            boolean known = path.equals("cart/total.go");
            return right.history(repository, known ? right.resolve(repository, new Ref("main")) : from, path, limit);
        }
    }

    static final class FollowsRenames extends WrongHistory {
        @Override
        List<Commit> answer(VcsClient right, RepositoryId repository, CommitId from, String path, int limit)
                throws VcsException {
            return right.history(repository, from, path.replace("sum.go", "total.go"), limit);
        }
    }

    static final class KnowsNoLimit extends WrongHistory {
        @Override
        List<Commit> answer(VcsClient right, RepositoryId repository, CommitId from, String path, int limit)
                throws VcsException {
            return right.history(repository, from, path, Integer.MAX_VALUE);
        }
    }

    static final class TellsHashesAlone extends WrongHistory {
        @Override
        List<Commit> answer(VcsClient right, RepositoryId repository, CommitId from, String path, int limit)
                throws VcsException {
            return right.history(repository, from, path, limit).stream()
                    .map(commit -> new Commit(commit.id(), "", commit.author(), commit.authored(), commit.webUrl()))
                    .toList();
        }
    }

    static final class TakesPathsForPatterns extends WrongHistory {
        @Override
        List<Commit> answer(VcsClient right, RepositoryId repository, CommitId from, String path, int limit)
                throws VcsException {
            return right.history(repository, from, path.replace("*", "total"), limit);
        }
    }

    static final class TellsNothingOfWhatIsMissing extends WrongHistory {
        @Override
        List<Commit> answer(VcsClient right, RepositoryId repository, CommitId from, String path, int limit)
                throws VcsException {
            try {
                return right.history(repository, from, path, limit);
            } catch (VcsException e) {
                if (e.kind() != NOT_FOUND) {
                    throw e;
                }
                return List.of();
            }
        }
    }
}
