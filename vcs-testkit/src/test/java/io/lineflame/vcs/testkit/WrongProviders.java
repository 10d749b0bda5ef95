package io.lineflame.vcs.testkit;

import io.lineflame.vcs.Account;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.CommitResult;
import io.lineflame.vcs.Credential;
import io.lineflame.vcs.InvalidVcsSettingsException;
import io.lineflame.vcs.InvalidVcsSettingsException.Mistake;
import io.lineflame.vcs.Ref;
import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.SourceFile;
import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
import io.lineflame.vcs.VcsCapability;
import io.lineflame.vcs.VcsClient;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsHost;
import io.lineflame.vcs.VcsProvider;
import io.lineflame.vcs.VcsSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Each makes one mistake that a provider for a real host might make. They are not run as tests, but
 * by {@link WrongProvidersTest}.
 */
final class WrongProviders {

    private WrongProviders() {}

    /** The in-memory provider, spoiled. */
    abstract static class Wrong extends VcsProviderContract {

        @Override
        protected final ContractSubject start(ContractRepository repository, Path directory) {
            MemorySubject right = new MemorySubject(repository, directory);
            return new SpoiledSubject(right, spoil(right.provider()), makesRequests());
        }

        /** Whether the kit is told that it does, which is not true. */
        boolean makesRequests() {
            return false;
        }

        abstract VcsProvider spoil(VcsProvider right);
    }

    /** Spoils clients only. */
    abstract static class WrongClient extends Wrong {

        @Override
        final VcsProvider spoil(VcsProvider right) {
            return new ChangedProvider(right) {
                @Override
                VcsClient change(VcsClient rightClient, Credential credential) {
                    return spoil(rightClient);
                }
            };
        }

        abstract VcsClient spoil(VcsClient right);
    }

    /** Spoils hosts only. */
    abstract static class WrongHost extends Wrong {

        @Override
        final VcsProvider spoil(VcsProvider right) {
            return new ChangedProvider(right) {
                @Override
                VcsHost change(VcsHost rightHost) {
                    return spoil(this, rightHost);
                }
            };
        }

        /** Makes {@code changed.new ChangedHost(right)} with one method overridden. */
        abstract VcsHost spoil(ChangedProvider changed, VcsHost right);
    }

    static final class StopsAtFirstMistake extends Wrong {
        @Override
        VcsProvider spoil(VcsProvider right) {
            return new ChangedProvider(right) {
                @Override
                public List<VcsHost> configure(VcsSettings settings) throws InvalidVcsSettingsException {
                    try {
                        return super.configure(settings);
                    } catch (InvalidVcsSettingsException e) {
                        throw new InvalidVcsSettingsException(
                                List.of(e.mistakes().get(0)));
                    }
                }
            };
        }
    }

    static final class IgnoresUnknownKeys extends Wrong {
        @Override
        VcsProvider spoil(VcsProvider right) {
            return new ChangedProvider(right) {
                @Override
                public List<VcsHost> configure(VcsSettings settings) throws InvalidVcsSettingsException {
                    Map<String, String> known = new HashMap<>(settings.values());
                    known.keySet()
                            .retainAll(Set.of(
                                    MemoryVcsProvider.URLS, MemoryVcsProvider.TOKEN, MemoryVcsProvider.CLIENT_SECRET));
                    return super.configure(new VcsSettings(known, settings.dataDirectory()));
                }
            };
        }
    }

    static final class RepeatsSecretsInMistakes extends Wrong {
        @Override
        VcsProvider spoil(VcsProvider right) {
            return new ChangedProvider(right) {
                @Override
                public List<VcsHost> configure(VcsSettings settings) throws InvalidVcsSettingsException {
                    try {
                        return super.configure(settings);
                    } catch (InvalidVcsSettingsException e) {
                        throw new InvalidVcsSettingsException(e.mistakes().stream()
                                .map(mistake -> new Mistake(
                                        mistake.key(),
                                        "wrong: " + settings.values().get(mistake.key())))
                                .toList());
                    }
                }
            };
        }
    }

    static final class HidesSizesItGives extends Wrong {
        @Override
        VcsProvider spoil(VcsProvider right) {
            return claiming(right, VcsCapability.WEB_LINKS, VcsCapability.COMPARE, VcsCapability.HISTORY);
        }
    }

    static final class LooksAtThePathOnly extends Wrong {
        @Override
        VcsProvider spoil(VcsProvider right) {
            return new ChangedProvider(right) {
                @Override
                VcsHost change(VcsHost rightHost) {
                    return new ChangedHost(rightHost) {
                        @Override
                        public Optional<RepositoryId> parseRepositoryUrl(String url) {
                            return Stream.of("acme/shop", "acme/store", "acme/secret")
                                    .filter(url::contains)
                                    .findFirst()
                                    .flatMap(path -> super.parseRepositoryUrl("https://memory.example.com/" + path));
                        }
                    };
                }
            };
        }
    }

    static final class ThrowsOnGarbage extends Wrong {
        @Override
        VcsProvider spoil(VcsProvider right) {
            return new ChangedProvider(right) {
                @Override
                VcsHost change(VcsHost rightHost) {
                    return new ChangedHost(rightHost) {
                        @Override
                        public Optional<RepositoryId> parseRepositoryUrl(String url) {
                            if (url.indexOf('\0') >= 0) {
                                throw new IllegalArgumentException("no URL: " + url);
                            }
                            return super.parseRepositoryUrl(url);
                        }
                    };
                }
            };
        }
    }

    static final class EvaluatesExpressions extends WrongClient {
        @Override
        VcsClient spoil(VcsClient right) {
            return new ChangedClient(right) {
                @Override
                public CommitId resolve(RepositoryId repository, Ref ref) throws VcsException {
                    return super.resolve(repository, new Ref(ref.name().replaceFirst("(?<=.)[~^].*", "")));
                }
            };
        }
    }

    static final class GuessesAmongTwins extends WrongClient {
        @Override
        VcsClient spoil(VcsClient right) {
            return new ChangedClient(right) {
                @Override
                public CommitId resolve(RepositoryId repository, Ref ref) throws VcsException {
                    CommitId twin = super.resolve(repository, new Ref("twin-a"));
                    return twin.hash().startsWith(ref.name()) ? twin : super.resolve(repository, ref);
                }
            };
        }
    }

    static final class RemembersBranches extends WrongClient {
        @Override
        VcsClient spoil(VcsClient right) {
            return new ChangedClient(right) {
                private final Map<Ref, CommitId> seen = new ConcurrentHashMap<>();

                @Override
                public CommitId resolve(RepositoryId repository, Ref ref) throws VcsException {
                    CommitId now = super.resolve(repository, ref);
                    return seen.merge(ref, now, (before, after) -> before);
                }
            };
        }
    }

    static final class LeavesOutLinks extends WrongClient {
        @Override
        VcsClient spoil(VcsClient right) {
            return new ChangedClient(right) {
                @Override
                public Tree listTree(RepositoryId repository, CommitId commit) throws VcsException {
                    return Tree.of(super.listTree(repository, commit).entries().stream()
                            .filter(entry -> entry.kind() != TreeEntry.Kind.SYMLINK)
                            .toList());
                }
            };
        }
    }

    static final class FollowsLinks extends WrongClient {
        @Override
        VcsClient spoil(VcsClient right) {
            return new ChangedClient(right) {
                @Override
                public Optional<SourceFile> readFile(RepositoryId repository, CommitId commit, String path)
                        throws VcsException {
                    String target = path.replace("links/cart/", "cart/").replace("links/inside.go", "cart/total.go");
                    return super.readFile(repository, commit, target);
                }
            };
        }
    }

    static final class NormalisesLineEnds extends WrongClient {
        @Override
        VcsClient spoil(VcsClient right) {
            return new ChangedClient(right) {
                @Override
                public Optional<SourceFile> readFile(RepositoryId repository, CommitId commit, String path)
                        throws VcsException {
                    return super.readFile(repository, commit, path)
                            .map(file -> path.endsWith("crlf.txt")
                                    ? with(file, file.text().replace("\r", ""))
                                    : file);
                }
            };
        }
    }

    static final class ReadsTheBranchInstead extends WrongClient {
        @Override
        VcsClient spoil(VcsClient right) {
            return new ChangedClient(right) {
                @Override
                public Optional<SourceFile> readFile(RepositoryId repository, CommitId commit, String path)
                        throws VcsException {
                    String name = path.equals("cart/total.go") ? "cart/sum.go" : path;
                    Optional<SourceFile> tip =
                            super.readFile(repository, super.resolve(repository, new Ref("main")), name);
                    Optional<SourceFile> right = super.readFile(repository, commit, path);
                    return right.map(file -> with(file, tip.orElse(file).text()));
                }
            };
        }
    }

    static final class NormalisesPaths extends WrongClient {
        @Override
        VcsClient spoil(VcsClient right) {
            return new ChangedClient(right) {
                @Override
                public Optional<SourceFile> readFile(RepositoryId repository, CommitId commit, String path)
                        throws VcsException {
                    return super.readFile(repository, commit, path.replace("cart/../", ""));
                }
            };
        }
    }

    static final class DropsFailedCommits extends WrongClient {
        @Override
        VcsClient spoil(VcsClient right) {
            return new ChangedClient(right) {
                @Override
                public List<CommitResult> commits(RepositoryId repository, List<Ref> refs) throws VcsException {
                    return super.commits(repository, refs).stream()
                            .filter(result -> result instanceof CommitResult.Found)
                            .toList();
                }
            };
        }
    }

    static final class RepeatsItsTokenInFailures extends Wrong {
        @Override
        VcsProvider spoil(VcsProvider right) {
            return new ChangedProvider(right) {
                @Override
                VcsClient change(VcsClient rightClient, Credential credential) {
                    return new ChangedClient(rightClient) {
                        @Override
                        public CommitId resolve(RepositoryId repository, Ref ref) throws VcsException {
                            try {
                                return super.resolve(repository, ref);
                            } catch (VcsException e) {
                                throw new VcsException(
                                        e.kind(), e.getMessage(), new IOException("asked with " + credential.values()));
                            }
                        }
                    };
                }
            };
        }
    }

    static final class ShowsItsToken extends Wrong {
        @Override
        VcsProvider spoil(VcsProvider right) {
            return new ChangedProvider(right) {
                @Override
                VcsClient change(VcsClient rightClient, Credential credential) {
                    return new ChangedClient(rightClient) {
                        @Override
                        public String toString() {
                            return "Client" + credential.values();
                        }
                    };
                }
            };
        }
    }

    static final class ChecksNothing extends WrongClient {
        @Override
        VcsClient spoil(VcsClient right) {
            return new ChangedClient(right) {
                @Override
                public Optional<Account> check() {
                    return Optional.empty();
                }
            };
        }
    }

    static final class BelongsToOneThread extends WrongClient {
        @Override
        VcsClient spoil(VcsClient right) {
            return new ChangedClient(right) {
                private final Thread owner = Thread.currentThread();

                @Override
                public CommitId resolve(RepositoryId repository, Ref ref) throws VcsException {
                    if (Thread.currentThread() != owner) {
                        throw new IllegalStateException("called from another thread");
                    }
                    return super.resolve(repository, ref);
                }
            };
        }
    }

    static final class NeverCloses extends WrongClient {
        @Override
        VcsClient spoil(VcsClient right) {
            return new ChangedClient(right) {
                @Override
                public void close() {}
            };
        }
    }

    /** The same provider, but it claims just this. */
    static VcsProvider claiming(VcsProvider right, VcsCapability... claims) {
        return new ChangedProvider(right) {
            @Override
            public Set<VcsCapability> capabilities() {
                return Set.of(claims);
            }
        };
    }

    private static SourceFile with(SourceFile file, String text) {
        return new SourceFile(
                file.repository(),
                file.commit(),
                file.path(),
                file.blobHash(),
                file.isBinary() ? file.bytes() : text.getBytes(StandardCharsets.UTF_8),
                file.webUrl());
    }

    private record SpoiledSubject(MemorySubject right, VcsProvider provider, boolean makesRequests)
            implements ContractSubject {

        @Override
        public VcsSettings settings() {
            return right.settings();
        }

        @Override
        public VcsSettings settingsWithTwoMistakes() {
            return right.settingsWithTwoMistakes();
        }

        @Override
        public Optional<VcsSettings> settingsWithAWrongSecret() {
            return right.settingsWithAWrongSecret();
        }

        @Override
        public Set<String> secrets() {
            return right.secrets();
        }

        @Override
        public String repositoryUrl() {
            return right.repositoryUrl();
        }

        @Override
        public Optional<String> formerRepositoryUrl() {
            return right.formerRepositoryUrl();
        }

        @Override
        public Optional<String> hiddenRepositoryUrl() {
            return right.hiddenRepositoryUrl();
        }

        @Override
        public Credential credential() {
            return right.credential();
        }

        @Override
        public Optional<Credential> refusedCredential() {
            return right.refusedCredential();
        }

        @Override
        public Optional<PlayedPerson> person() {
            return right.person();
        }

        @Override
        public void moveBranch(String branch, CommitId target) {
            right.moveBranch(branch, target);
        }
    }
}
