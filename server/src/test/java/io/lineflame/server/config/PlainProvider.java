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
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Knows REPOSITORIES and TOKEN, also by the name PLAIN_TOKEN; its one host has the value of REPOSITORIES as its id, and can be signed in
 * with where there is a TOKEN.
 */
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
    public Map<String, String> settingAliases() {
        return Map.of("PLAIN_TOKEN", "TOKEN");
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
        if (settings.value("TOKEN").filter("wrong"::equals).isPresent()) {
            throw new InvalidVcsSettingsException(List.of(new Mistake("TOKEN", "is wrong")));
        }
        boolean signIn = settings.value("TOKEN").isPresent();
        return settings.value("REPOSITORIES").<VcsHost>map(id -> new Host(id, signIn)).stream()
                .toList();
    }

    private record Host(String id, boolean signIn) implements VcsHost {

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
            var form = new CredentialKind.Form.Fields(List.of(new CredentialKind.Field("token", "Token", true)), "");
            var token = new CredentialKind("token", "Token", form, List.of());
            return signIn ? List.of(token, CredentialKind.ANONYMOUS) : List.of(CredentialKind.ANONYMOUS);
        }

        @Override
        public VcsClient connect(Credential credential, VcsContext context) {
            throw new UnsupportedOperationException("no test connects");
        }
    }
}
