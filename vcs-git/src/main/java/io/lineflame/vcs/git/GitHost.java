package io.lineflame.vcs.git;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.lineflame.vcs.Credential;
import io.lineflame.vcs.CredentialKind;
import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.RepositoryUrl;
import io.lineflame.vcs.VcsClient;
import io.lineflame.vcs.VcsContext;
import io.lineflame.vcs.VcsHost;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** All configured git directories. A URL is this host's when a directory stands for it. */
final class GitHost implements VcsHost {

    private final Map<String, ConfiguredRepository> byKey;

    GitHost(List<ConfiguredRepository> repositories) {
        this.byKey = repositories.stream()
                .collect(toUnmodifiableMap(
                        repository -> RepositoriesSetting.key(repository.url()), Function.identity()));
    }

    @Override
    public String id() {
        return GitVcsProvider.ID;
    }

    @Override
    public String displayName() {
        return GitVcsProvider.DISPLAY_NAME;
    }

    @Override
    public Optional<RepositoryId> parseRepositoryUrl(String url) {
        return RepositoryUrl.parse(url)
                .map(parsed -> byKey.get(RepositoriesSetting.key(parsed)))
                .map(ConfiguredRepository::id);
    }

    @Override
    public List<CredentialKind> credentialKinds() {
        return List.of(CredentialKind.ANONYMOUS);
    }

    @Override
    public VcsClient connect(Credential credential, VcsContext context) {
        if (!credential.kindId().equals(CredentialKind.ANONYMOUS.id())) {
            throw new IllegalArgumentException("git directories take no credential of kind " + credential.kindId());
        }
        return new GitClient(new OpenRepositories(List.copyOf(byKey.values())), context);
    }

    @Override
    public String toString() {
        return "GitHost" + byKey.keySet();
    }
}
