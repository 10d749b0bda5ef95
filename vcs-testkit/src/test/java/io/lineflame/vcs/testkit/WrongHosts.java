package io.lineflame.vcs.testkit;

import io.lineflame.vcs.Account;
import io.lineflame.vcs.Commit;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.CommitResult;
import io.lineflame.vcs.Credential;
import io.lineflame.vcs.CredentialKind;
import io.lineflame.vcs.LineAnchors;
import io.lineflame.vcs.Ref;
import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.SourceFile;
import io.lineflame.vcs.VcsCapability;
import io.lineflame.vcs.VcsClient;
import io.lineflame.vcs.VcsContext;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsHost;
import io.lineflame.vcs.VcsObserver;
import io.lineflame.vcs.VcsProvider;
import io.lineflame.vcs.testkit.WrongProviders.Wrong;
import io.lineflame.vcs.testkit.WrongProviders.WrongClient;
import io.lineflame.vcs.testkit.WrongProviders.WrongHost;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Mistakes about what a host declares of itself, its links, its pictures and its accounts. */
final class WrongHosts {

    private static final URI ELSEWHERE = URI.create("https://elsewhere.invalid");

    private WrongHosts() {}

    static final class HasTwoWaysWithoutAnAccount extends WrongHost {
        @Override
        VcsHost spoil(ChangedProvider changed, VcsHost right) {
            return offering(
                    changed, right, new CredentialKind("guest", "Guest", new CredentialKind.Form.Nothing(), List.of()));
        }
    }

    static final class GivesNoReason extends WrongHost {
        @Override
        VcsHost spoil(ChangedProvider changed, VcsHost right) {
            return offering(
                    changed,
                    right,
                    new CredentialKind(
                            "key",
                            "Key",
                            new CredentialKind.Form.Fields(List.of(new CredentialKind.Field("KEY", "Key", true)), ""),
                            List.of(new CredentialKind.Permission("Everything", ""))));
        }
    }

    static final class ClaimsToLetAnyoneIn extends WrongHost {
        @Override
        VcsHost spoil(ChangedProvider changed, VcsHost right) {
            return changed.new ChangedHost(right) {
                @Override
                public List<CredentialKind> credentialKinds() {
                    return Stream.concat(super.credentialKinds().stream(), Stream.of(CredentialKind.ANONYMOUS))
                            .toList();
                }

                @Override
                public VcsClient connect(Credential credential, VcsContext context) {
                    boolean anonymous = credential.equals(Credential.ANONYMOUS);
                    return super.connect(anonymous ? new Credential("token", Map.of()) : credential, context);
                }
            };
        }
    }

    static final class AliasesItsOwnKeys extends Wrong {
        @Override
        VcsProvider spoil(VcsProvider right) {
            return new ChangedProvider(right) {
                @Override
                public Map<String, String> settingAliases() {
                    return Map.of("LINEFLAME_MEMORY_TOKEN", "TOKEN");
                }
            };
        }
    }

    static final class NamesAFolderOfPictures extends WrongHost {
        @Override
        VcsHost spoil(ChangedProvider changed, VcsHost right) {
            return changed.new ChangedHost(right) {
                @Override
                public Set<URI> pictureOrigins() {
                    return Set.of(URI.create("https://pictures.memory.example/people"));
                }
            };
        }
    }

    static final class KnowsNobody extends WrongClient {
        @Override
        VcsClient spoil(VcsClient right) {
            return new ChangedClient(right) {
                @Override
                public Optional<Account> check() throws VcsException {
                    super.check();
                    return Optional.empty();
                }
            };
        }
    }

    static final class CountsRequestsOfAnotherHost extends WrongHost {
        @Override
        VcsHost spoil(ChangedProvider changed, VcsHost right) {
            return changed.new ChangedHost(right) {
                @Override
                public VcsClient connect(Credential credential, VcsContext context) {
                    context.observer().requested("elsewhere", VcsObserver.Outcome.FAILED);
                    return super.connect(credential, context);
                }
            };
        }
    }

    static final class TellsNobodyOfRequests extends Wrong {
        @Override
        VcsProvider spoil(VcsProvider right) {
            return right;
        }

        @Override
        boolean makesRequests() {
            return true;
        }
    }

    static final class ClaimsLinksItDoesNotGive extends WrongClient {
        @Override
        VcsClient spoil(VcsClient right) {
            return linking(right, Optional.empty());
        }
    }

    static final class LinksElsewhere extends WrongClient {
        @Override
        VcsClient spoil(VcsClient right) {
            return linking(right, Optional.of(ELSEWHERE));
        }
    }

    static final class HidesLinksItGives extends Wrong {
        @Override
        VcsProvider spoil(VcsProvider right) {
            return WrongProviders.claiming(
                    right, VcsCapability.TREE_SIZES, VcsCapability.COMPARE, VcsCapability.HISTORY);
        }
    }

    static final class OpensPagesAtNoLine extends WrongHost {
        @Override
        VcsHost spoil(ChangedProvider changed, VcsHost right) {
            return changed.new ChangedHost(right) {
                @Override
                public Optional<LineAnchors> lineAnchors() {
                    return Optional.empty();
                }
            };
        }
    }

    static final class ForgetsToEscapePaths extends WrongHost {
        @Override
        VcsHost spoil(ChangedProvider changed, VcsHost right) {
            return changed.new ChangedHost(right) {
                @Override
                public Optional<URI> fileUrl(RepositoryId repository, CommitId commit, String path) {
                    return super.fileUrl(repository, commit, path.replaceFirst("[?#].*", ""));
                }
            };
        }
    }

    static final class CallsItselfInCapitals extends WrongHost {
        @Override
        VcsHost spoil(ChangedProvider changed, VcsHost right) {
            return changed.new ChangedHost(right) {
                @Override
                public Set<String> knownAs() {
                    return Set.of("Memory");
                }
            };
        }
    }

    static final class ShowsPicturesFromAnywhere extends WrongClient {
        @Override
        VcsClient spoil(VcsClient right) {
            return new ChangedClient(right) {
                @Override
                public Optional<Account> check() throws VcsException {
                    return super.check()
                            .map(account -> new Account(
                                    account.id(),
                                    account.login(),
                                    Optional.of(ELSEWHERE.resolve("/mona.png")),
                                    account.webUrl()));
                }
            };
        }
    }

    private static VcsHost offering(ChangedProvider changed, VcsHost right, CredentialKind another) {
        return changed.new ChangedHost(right) {
            @Override
            public List<CredentialKind> credentialKinds() {
                return Stream.concat(super.credentialKinds().stream(), Stream.of(another))
                        .toList();
            }
        };
    }

    /** With links to the same path at another origin, or without. */
    private static VcsClient linking(VcsClient right, Optional<URI> origin) {
        return new ChangedClient(right) {
            @Override
            public Optional<SourceFile> readFile(RepositoryId repository, CommitId commit, String path)
                    throws VcsException {
                return super.readFile(repository, commit, path)
                        .map(file -> new SourceFile(
                                repository, commit, path, file.blobHash(), file.bytes(), moved(file.webUrl())));
            }

            @Override
            public List<CommitResult> commits(RepositoryId repository, List<Ref> refs) throws VcsException {
                return super.commits(repository, refs).stream()
                        .map(result -> result instanceof CommitResult.Found found
                                ? new CommitResult.Found(found.ref(), linked(found.commit()))
                                : result)
                        .toList();
            }

            private Commit linked(Commit commit) {
                return new Commit(
                        commit.id(), commit.subject(), commit.author(), commit.authored(), moved(commit.webUrl()));
            }

            private Optional<URI> moved(Optional<URI> url) {
                return origin.flatMap(to -> url.map(from -> to.resolve(from.getRawPath())));
            }
        };
    }
}
