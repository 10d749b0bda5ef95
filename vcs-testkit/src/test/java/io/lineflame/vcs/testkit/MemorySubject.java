package io.lineflame.vcs.testkit;

import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.Credential;
import io.lineflame.vcs.RepositoryUrl;
import io.lineflame.vcs.VcsProvider;
import io.lineflame.vcs.VcsSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The in-memory provider with the fixture, as the kit wants it. */
final class MemorySubject implements ContractSubject {

    private static final RepositoryUrl URL = new RepositoryUrl("memory.example.com", "acme/shop");
    private static final RepositoryUrl FORMER = new RepositoryUrl("memory.example.com", "acme/store");
    private static final RepositoryUrl HIDDEN = new RepositoryUrl("memory.example.com", "acme/secret");

    private static final String TOKEN = "open-s3same";
    private static final String SECRET = "cl1ent-secret";

    private final MemoryRepository repository;
    private final MemoryRepository former;
    private final MemoryRepository hidden;
    private final MemoryAccounts accounts = new MemoryAccounts(SECRET);
    private final Path directory;

    MemorySubject(ContractRepository repository, Path directory) {
        this.repository = MemoryRepository.of(repository);
        this.former = MemoryRepository.of(repository);
        this.hidden = MemoryRepository.of(repository);
        this.directory = directory;
        former.moveTo(URL);
        hidden.allowOnly("otto");
        accounts.add("mona");
        accounts.tokensLast(Duration.ofHours(8));
    }

    @Override
    public VcsProvider provider() {
        return new MemoryVcsProvider(Map.of(URL, repository, FORMER, former, HIDDEN, hidden), accounts);
    }

    @Override
    public VcsSettings settings() {
        return settings(Map.of());
    }

    @Override
    public VcsSettings settingsWithTwoMistakes() {
        return settings(Map.of(MemoryVcsProvider.URLS, "nonsense,more nonsense"));
    }

    @Override
    public Optional<VcsSettings> settingsWithAWrongSecret() {
        return Optional.of(settings(Map.of(MemoryVcsProvider.CLIENT_SECRET, "an0ther-secret")));
    }

    @Override
    public Set<String> secrets() {
        return Set.of(TOKEN, SECRET);
    }

    @Override
    public String repositoryUrl() {
        return "https://" + URL;
    }

    @Override
    public Optional<String> formerRepositoryUrl() {
        return Optional.of("https://" + FORMER);
    }

    @Override
    public Optional<String> hiddenRepositoryUrl() {
        return Optional.of("https://" + HIDDEN);
    }

    @Override
    public Credential credential() {
        return token(TOKEN);
    }

    @Override
    public Optional<Credential> refusedCredential() {
        return Optional.of(token("another-s3cr3t"));
    }

    @Override
    public Optional<PlayedPerson> person() {
        return Optional.of(new PlayedPerson() {
            @Override
            public String login() {
                return "mona";
            }

            @Override
            public URI agree(URI authorizeUrl) {
                return accounts.agree("mona", authorizeUrl);
            }
        });
    }

    @Override
    public void moveBranch(String branch, CommitId target) {
        repository.moveBranch(branch, target);
    }

    private static Credential token(String value) {
        return new Credential(MemoryVcsProvider.TOKEN_KIND.id(), Map.of(MemoryVcsProvider.TOKEN, value));
    }

    private VcsSettings settings(Map<String, String> others) {
        Map<String, String> values = new HashMap<>(Map.of(
                MemoryVcsProvider.URLS,
                "https://" + URL + ",https://" + FORMER + ",https://" + HIDDEN,
                MemoryVcsProvider.TOKEN,
                TOKEN,
                MemoryVcsProvider.CLIENT_SECRET,
                SECRET));
        values.putAll(others);
        return new VcsSettings(values, directory);
    }
}
