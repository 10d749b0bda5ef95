package io.lineflame.server.config;

import io.lineflame.vcs.Credential;
import io.lineflame.vcs.CredentialKind;
import io.lineflame.vcs.InvalidVcsSettingsException;
import io.lineflame.vcs.InvalidVcsSettingsException.Mistake;
import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.VcsCapability;
import io.lineflame.vcs.VcsClient;
import io.lineflame.vcs.VcsContext;
import io.lineflame.vcs.VcsHost;
import io.lineflame.vcs.VcsProvider;
import io.lineflame.vcs.VcsSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Knows REPOSITORIES and TOKEN; its one host has the value of REPOSITORIES as its id. */
final class PlainProvider implements VcsProvider {

    @Override
    public String id() {
        return "plain";
    }

    @Override
    public String displayName() {
        return "Plain";
    }

    @Override
    public Set<VcsCapability> capabilities() {
        return Set.of();
    }

    @Override
    public List<VcsHost> configure(VcsSettings settings) throws InvalidVcsSettingsException {
        List<Mistake> mistakes = settings.values().keySet().stream()
                .filter(key -> !Set.of("REPOSITORIES", "TOKEN").contains(key))
                .map(key -> new Mistake(key, "there is no such key"))
                .toList();
        if (!mistakes.isEmpty()) {
            throw new InvalidVcsSettingsException(mistakes);
        }
        return settings.value("REPOSITORIES").<VcsHost>map(Host::new).stream().toList();
    }

    private record Host(String id) implements VcsHost {

        @Override
        public String displayName() {
            return id;
        }

        @Override
        public Optional<RepositoryId> parseRepositoryUrl(String url) {
            return Optional.empty();
        }

        @Override
        public List<CredentialKind> credentialKinds() {
            return List.of(CredentialKind.ANONYMOUS);
        }

        @Override
        public VcsClient connect(Credential credential, VcsContext context) {
            throw new UnsupportedOperationException("no test connects");
        }
    }
}
