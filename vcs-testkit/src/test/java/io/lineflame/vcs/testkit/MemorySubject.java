package io.lineflame.vcs.testkit;

import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.Credential;
import io.lineflame.vcs.RepositoryUrl;
import io.lineflame.vcs.VcsProvider;
import io.lineflame.vcs.VcsSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The in-memory provider with the fixture, as the kit wants it. */
final class MemorySubject implements ContractSubject {

    private static final RepositoryUrl URL = new RepositoryUrl("memory.example.com", "acme/shop");

    private static final String SECRET = "open-s3same";

    private final MemoryRepository repository;
    private final Path directory;

    MemorySubject(ContractRepository repository, Path directory) {
        this.repository = MemoryRepository.of(repository);
        this.directory = directory;
    }

    @Override
    public VcsProvider provider() {
        return new MemoryVcsProvider(Map.of(URL, repository));
    }

    @Override
    public VcsSettings settings() {
        return settings(repositoryUrl());
    }

    @Override
    public VcsSettings settingsWithTwoMistakes() {
        return settings("nonsense,more nonsense");
    }

    @Override
    public String repositoryUrl() {
        return "https://" + URL;
    }

    @Override
    public Credential credential() {
        return token(SECRET);
    }

    @Override
    public Optional<Credential> refusedCredential() {
        return Optional.of(token("another-s3cr3t"));
    }

    @Override
    public void moveBranch(String branch, CommitId target) {
        repository.moveBranch(branch, target);
    }

    private static Credential token(String value) {
        return new Credential(MemoryVcsProvider.TOKEN_KIND.id(), Map.of(MemoryVcsProvider.TOKEN, value));
    }

    private VcsSettings settings(String urls) {
        return new VcsSettings(Map.of(MemoryVcsProvider.URLS, urls, MemoryVcsProvider.TOKEN, SECRET), directory);
    }
}
