package io.lineflame.vcs.testkit;

import io.lineflame.vcs.Credential;
import io.lineflame.vcs.CredentialKind;
import io.lineflame.vcs.InvalidVcsSettingsException;
import io.lineflame.vcs.InvalidVcsSettingsException.Mistake;
import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.RepositoryUrl;
import io.lineflame.vcs.VcsCapability;
import io.lineflame.vcs.VcsClient;
import io.lineflame.vcs.VcsContext;
import io.lineflame.vcs.VcsHost;
import io.lineflame.vcs.VcsProvider;
import io.lineflame.vcs.VcsSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The smallest provider that keeps the contract, for tests of what uses code hosts. Its setting
 * {@code URLS} lists the addresses it answers for, by commas; with {@code TOKEN} it answers only to
 * that token. It is not registered for {@link java.util.ServiceLoader} here: a test that wants that
 * registers it.
 */
public final class MemoryVcsProvider implements VcsProvider {

    /** The setting that lists addresses. */
    public static final String URLS = "URLS";

    /** The setting, and the credential's field, that hold the token. */
    public static final String TOKEN = "TOKEN";

    /** Signing in with the token. */
    public static final CredentialKind TOKEN_KIND = new CredentialKind(
            "token",
            "Token",
            new CredentialKind.Form.Fields(List.of(new CredentialKind.Field(TOKEN, "Token", true)), ""),
            List.of());

    private final Map<RepositoryUrl, MemoryRepository> repositories;

    /** Knows no repositories. */
    public MemoryVcsProvider() {
        this(Map.of());
    }

    /** Knows these repositories, and serves those of them that {@code URLS} lists. */
    public MemoryVcsProvider(Map<RepositoryUrl, MemoryRepository> repositories) {
        this.repositories = Map.copyOf(repositories);
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
        return Set.of(VcsCapability.TREE_SIZES);
    }

    @Override
    public List<VcsHost> configure(VcsSettings settings) throws InvalidVcsSettingsException {
        List<Mistake> mistakes = new ArrayList<>();
        settings.values().keySet().stream()
                .filter(key -> !key.equals(URLS) && !key.equals(TOKEN))
                .sorted()
                .forEach(key -> mistakes.add(new Mistake(key, "There is no such setting; there are URLS and TOKEN.")));
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
        return served.isEmpty() ? List.of() : List.of(new MemoryHost(Set.copyOf(served), settings.value(TOKEN)));
    }

    private static RepositoryId idOf(RepositoryUrl url) {
        return new RepositoryId("memory", url.toString());
    }

    private final class MemoryHost implements VcsHost {

        private final Set<RepositoryUrl> served;
        private final Optional<String> token;

        MemoryHost(Set<RepositoryUrl> served, Optional<String> token) {
            this.served = served;
            this.token = token;
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
        public Optional<RepositoryId> parseRepositoryUrl(String url) {
            return RepositoryUrl.parse(url).filter(served::contains).map(MemoryVcsProvider::idOf);
        }

        @Override
        public List<CredentialKind> credentialKinds() {
            return List.of(TOKEN_KIND, CredentialKind.ANONYMOUS);
        }

        @Override
        public VcsClient connect(Credential credential, VcsContext context) {
            if (credentialKinds().stream().noneMatch(kind -> kind.id().equals(credential.kindId()))) {
                throw new IllegalArgumentException("memory takes no credential of kind " + credential.kindId());
            }
            boolean accepted = token.map(credential.values()::containsValue).orElse(true);
            return new MemoryVcsClient(
                    id -> repositories.entrySet().stream()
                            .filter(entry -> served.contains(entry.getKey()))
                            .filter(entry -> idOf(entry.getKey()).equals(id))
                            .map(Map.Entry::getValue)
                            .findFirst(),
                    accepted,
                    context);
        }
    }
}
