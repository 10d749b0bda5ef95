package io.lineflame.vcs.testkit;

import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.Ref;
import io.lineflame.vcs.Repository;
import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.SourceFile;
import io.lineflame.vcs.TreeEntry;
import io.lineflame.vcs.VcsClient;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.testkit.WrongProviders.WrongClient;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Mistakes about who may read a repository, where it is, and files found by listing. */
final class WrongRepositories {

    private WrongRepositories() {}

    static final class RenamesRepositories extends WrongClient {
        @Override
        VcsClient spoil(VcsClient right) {
            return new ChangedClient(right) {
                @Override
                public Repository repository(RepositoryId repository) throws VcsException {
                    Repository found = super.repository(repository);
                    String path = found.id().path().toUpperCase(Locale.ROOT);
                    return new Repository(
                            new RepositoryId(repository.hostId(), path), found.key(), found.everyone(), found.webUrl());
                }
            };
        }
    }

    static final class FindsWhatIsMissing extends WrongClient {
        @Override
        VcsClient spoil(VcsClient right) {
            return new ChangedClient(right) {
                @Override
                public Repository repository(RepositoryId repository) throws VcsException {
                    try {
                        return super.repository(repository);
                    } catch (VcsException e) {
                        if (e.kind() != VcsException.Kind.NOT_FOUND) {
                            throw e;
                        }
                        return new Repository(repository, repository.path(), false, Optional.empty());
                    }
                }
            };
        }
    }

    static final class ForgetsMoves extends WrongClient {
        @Override
        VcsClient spoil(VcsClient right) {
            return new ChangedClient(right) {
                @Override
                public Repository repository(RepositoryId repository) throws VcsException {
                    Repository found = super.repository(repository);
                    return new Repository(repository, found.key(), found.everyone(), found.webUrl());
                }
            };
        }
    }

    static final class ReadsOnlyWhereItIsNow extends WrongClient {
        @Override
        VcsClient spoil(VcsClient right) {
            return new ChangedClient(right) {
                @Override
                public CommitId resolve(RepositoryId repository, Ref ref) throws VcsException {
                    if (!super.repository(repository).id().equals(repository)) {
                        throw new VcsException(VcsException.Kind.NOT_FOUND, "moved away");
                    }
                    return super.resolve(repository, ref);
                }
            };
        }
    }

    static final class ServesHiddenFilesFromACache extends WrongClient {
        @Override
        VcsClient spoil(VcsClient right) {
            return new ChangedClient(right) {
                @Override
                public Optional<SourceFile> readFile(RepositoryId repository, CommitId commit, String path)
                        throws VcsException {
                    String seenElsewhere = repository.path().replace("/secret", "/shop");
                    return super.readFile(new RepositoryId(repository.hostId(), seenElsewhere), commit, path);
                }
            };
        }
    }

    static final class CallsEverythingPublic extends WrongClient {
        @Override
        VcsClient spoil(VcsClient right) {
            return new ChangedClient(right) {
                @Override
                public Repository repository(RepositoryId repository) throws VcsException {
                    Repository found = super.repository(repository);
                    return new Repository(found.id(), found.key(), true, found.webUrl());
                }
            };
        }
    }

    static final class ReadsEntriesAsText extends WrongClient {
        @Override
        VcsClient spoil(VcsClient right) {
            return new ChangedClient(right) {
                @Override
                public SourceFile readFile(RepositoryId repository, CommitId commit, TreeEntry entry)
                        throws VcsException {
                    SourceFile file = super.readFile(repository, commit, entry);
                    byte[] decodedOnce = file.text().getBytes(StandardCharsets.UTF_8);
                    return new SourceFile(
                            file.repository(), commit, file.path(), file.blobHash(), decodedOnce, file.webUrl());
                }
            };
        }
    }

    static final class KnowsNoLimitForEntries extends WrongClient {
        @Override
        VcsClient spoil(VcsClient right) {
            return new ChangedClient(right) {
                @Override
                public SourceFile readFile(RepositoryId repository, CommitId commit, TreeEntry entry)
                        throws VcsException {
                    boolean large = entry.path().equals("limits/over.txt");
                    return large
                            ? new SourceFile(
                                    repository, commit, entry.path(), entry.hash(), new byte[40_001], Optional.empty())
                            : super.readFile(repository, commit, entry);
                }
            };
        }
    }

    static final class ReadsWhatAnEntryIsNot extends WrongClient {
        @Override
        VcsClient spoil(VcsClient right) {
            return new ChangedClient(right) {
                @Override
                public SourceFile readFile(RepositoryId repository, CommitId commit, TreeEntry entry)
                        throws VcsException {
                    return entry.kind() == TreeEntry.Kind.FILE
                            ? super.readFile(repository, commit, entry)
                            : new SourceFile(
                                    repository, commit, entry.path(), entry.hash(), new byte[0], Optional.empty());
                }
            };
        }
    }
}
