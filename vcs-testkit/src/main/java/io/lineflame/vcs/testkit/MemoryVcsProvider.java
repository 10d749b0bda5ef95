package io.lineflame.vcs.testkit;

import io.lineflame.vcs.Account;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.Credential;
import io.lineflame.vcs.CredentialKind;
import io.lineflame.vcs.InvalidVcsSettingsException;
import io.lineflame.vcs.InvalidVcsSettingsException.Mistake;
import io.lineflame.vcs.LineAnchors;
import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.RepositoryUrl;
import io.lineflame.vcs.VcsAuthorization;
import io.lineflame.vcs.VcsCapability;
import io.lineflame.vcs.VcsClient;
import io.lineflame.vcs.VcsContext;
import io.lineflame.vcs.VcsHost;
import io.lineflame.vcs.VcsProvider;
import io.lineflame.vcs.VcsSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The smallest provider that keeps the contract and can do all there is, for tests of what uses code
 * hosts. Its setting {@code URLS} lists the addresses it answers for, by commas. With {@code TOKEN} it
 * answers only to people: to that token, and to those who sign in. With {@code CLIENT_SECRET} people
 * can sign in. It is not registered for {@link java.util.ServiceLoader} here: a test that wants that
 * registers it.
 */
public final class MemoryVcsProvider implements VcsProvider {

    /** The setting that lists addresses. */
    public static final String URLS = "URLS";

    /** The setting, and the credential's field, that hold the token. */
    public static final String TOKEN = "TOKEN";

    /** The setting that lets people sign in; right when it is that of {@link MemoryAccounts}. */
    public static final String CLIENT_SECRET = "CLIENT_SECRET";

    /** Giving the token. */
    public static final CredentialKind TOKEN_KIND = new CredentialKind(
            "token",
            "Token",
            new CredentialKind.Form.Fields(List.of(new CredentialKind.Field(TOKEN, "Token", true)), ""),
            List.of());

    /** Signing in. */
    public static final CredentialKind ACCOUNT_KIND = new CredentialKind(
            "account",
            "Account",
            new CredentialKind.Form.Authorization(),
            List.of(new CredentialKind.Permission("Contents", "To show source beside its cost.")));

    /** The host's front page. */
    public static final URI WEB_URL = URI.create("https://memory.example");

    static final URI PICTURES = URI.create("https://pictures.memory.example");

    private static final Set<String> SETTINGS = Set.of(URLS, TOKEN, CLIENT_SECRET);

    private final Map<RepositoryUrl, MemoryRepository> repositories;
    private final MemoryAccounts accounts;

    /** Knows no repositories. */
    public MemoryVcsProvider() {
        this(Map.of());
    }

    /** Knows these repositories, and serves those of them that {@code URLS} lists. */
    public MemoryVcsProvider(Map<RepositoryUrl, MemoryRepository> repositories) {
        this(repositories, new MemoryAccounts(""));
    }

    /** Knows these repositories and these people. */
    public MemoryVcsProvider(Map<RepositoryUrl, MemoryRepository> repositories, MemoryAccounts accounts) {
        this.repositories = Map.copyOf(repositories);
        this.accounts = accounts;
    }

    @Override
    public String id() {
        return "memory";
    }

    @Override
    public String displayName() {
        return "Memory";
    }

    @Override
    public Set<VcsCapability> capabilities() {
        return EnumSet.allOf(VcsCapability.class);
    }

    @Override
    public List<VcsHost> configure(VcsSettings settings) throws InvalidVcsSettingsException {
        List<Mistake> mistakes = new ArrayList<>();
        settings.values().keySet().stream()
                .filter(key -> !SETTINGS.contains(key))
                .sorted()
                .forEach(key -> mistakes.add(
                        new Mistake(key, "There is no such setting; there are URLS, TOKEN and CLIENT_SECRET.")));
        List<RepositoryUrl> served = new ArrayList<>();
        for (String url : settings.value(URLS).map(list -> list.split(",", -1)).orElse(new String[0])) {
            RepositoryUrl.parse(url)
                    .ifPresentOrElse(
                            served::add,
                            () -> mistakes.add(new Mistake(URLS, "A part of the list is no repository's address.")));
        }
        if (!mistakes.isEmpty()) {
            throw new InvalidVcsSettingsException(mistakes);
        }
        return served.isEmpty() ? List.of() : List.of(new MemoryHost(Set.copyOf(served), settings));
    }

    private static RepositoryId idOf(RepositoryUrl url) {
        return new RepositoryId("memory", url.toString());
    }

    private final class MemoryHost implements VcsHost {

        /** Whose the token is. */
        private static final Account OWNER = new Account("0", "owner", Optional.empty(), Optional.empty());

        private final Set<RepositoryUrl> served;
        private final VcsSettings settings;

        MemoryHost(Set<RepositoryUrl> served, VcsSettings settings) {
            this.served = served;
            this.settings = settings;
        }

        @Override
        public String id() {
            return "memory";
        }

        @Override
        public String displayName() {
            return "Memory";
        }

        @Override
        public Optional<URI> webUrl() {
            return Optional.of(WEB_URL);
        }

        @Override
        public Optional<RepositoryId> parseRepositoryUrl(String url) {
            return RepositoryUrl.parse(url).filter(served::contains).map(MemoryVcsProvider::idOf);
        }

        @Override
        public List<CredentialKind> credentialKinds() {
            List<CredentialKind> kinds = new ArrayList<>();
            if (settings.value(CLIENT_SECRET).isPresent()) {
                kinds.add(ACCOUNT_KIND);
            }
            kinds.add(settings.value(TOKEN).isPresent() ? TOKEN_KIND : CredentialKind.ANONYMOUS);
            return List.copyOf(kinds);
        }

        @Override
        public Optional<VcsAuthorization> authorization(String kindId) {
            return settings.value(CLIENT_SECRET)
                    .filter(secret -> kindId.equals(ACCOUNT_KIND.id()))
                    .map(secret -> accounts.authorization(kindId, secret));
        }

        @Override
        public Optional<LineAnchors> lineAnchors() {
            return Optional.of(new LineAnchors("L{first}", "L{first}-{last}"));
        }

        @Override
        public Optional<URI> fileUrl(RepositoryId repository, CommitId commit, String path) {
            return repository(repository).map(place -> place.filePage(commit, path));
        }

        @Override
        public Set<URI> pictureOrigins() {
            return Set.of(PICTURES);
        }

        @Override
        public VcsClient connect(Credential credential, VcsContext context) {
            CredentialKind kind = credentialKinds().stream()
                    .filter(declared -> declared.id().equals(credential.kindId()))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException("memory takes no credential of kind " + credential.kindId()));
            return new MemoryVcsClient(new MemoryAccess(kind, credential), context);
        }

        private Optional<MemoryVcsClient.Place> repository(RepositoryId id) {
            return repositories.entrySet().stream()
                    .filter(entry -> served.contains(entry.getKey()))
                    .filter(entry -> idOf(entry.getKey()).equals(id))
                    .findFirst()
                    .flatMap(entry -> entry.getValue()
                            .movedTo()
                            .map(url -> repository(idOf(url)))
                            .orElse(Optional.of(new MemoryVcsClient.Place(id, entry.getValue()))));
        }

        private final class MemoryAccess implements MemoryVcsClient.Access {

            private final CredentialKind kind;
            private final Credential credential;

            MemoryAccess(CredentialKind kind, Credential credential) {
                this.kind = kind;
                this.credential = credential;
            }

            @Override
            public boolean accepted() {
                return kind.equals(CredentialKind.ANONYMOUS) || account().isPresent();
            }

            @Override
            public Optional<Account> account() {
                if (kind.equals(ACCOUNT_KIND)) {
                    return accounts.holder(credential);
                }
                return settings.value(TOKEN)
                        .filter(credential.values()::containsValue)
                        .map(token -> OWNER);
            }

            @Override
            public Optional<MemoryVcsClient.Place> find(RepositoryId id) {
                return repository(id);
            }

            @Override
            public boolean everyone(MemoryRepository repository) {
                return settings.value(TOKEN).isEmpty() && repository.everyone();
            }
        }
    }
}
