package io.lineflame.vcs.testkit;

import io.lineflame.vcs.Credential;
import io.lineflame.vcs.CredentialKind;
import io.lineflame.vcs.InvalidVcsSettingsException;
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

/** Does as another provider does; a wrong one overrides one method. */
class ChangedProvider implements VcsProvider {

    private final VcsProvider right;

    ChangedProvider(VcsProvider right) {
        this.right = right;
    }

    @Override
    public String id() {
        return right.id();
    }

    @Override
    public String displayName() {
        return right.displayName();
    }

    @Override
    public Set<VcsCapability> capabilities() {
        return right.capabilities();
    }

    @Override
    public List<VcsHost> configure(VcsSettings settings) throws InvalidVcsSettingsException {
        return right.configure(settings).stream().<VcsHost>map(ChangedHost::new).toList();
    }

    /** To be overridden: the repository of a URL. */
    Optional<RepositoryId> parse(VcsHost rightHost, String url) {
        return rightHost.parseRepositoryUrl(url);
    }

    /** To be overridden: what the host's clients answer. */
    VcsClient change(VcsClient rightClient, Credential credential) {
        return rightClient;
    }

    private final class ChangedHost implements VcsHost {

        private final VcsHost rightHost;

        ChangedHost(VcsHost rightHost) {
            this.rightHost = rightHost;
        }

        @Override
        public String id() {
            return rightHost.id();
        }

        @Override
        public String displayName() {
            return rightHost.displayName();
        }

        @Override
        public Optional<RepositoryId> parseRepositoryUrl(String url) {
            return parse(rightHost, url);
        }

        @Override
        public List<CredentialKind> credentialKinds() {
            return rightHost.credentialKinds();
        }

        @Override
        public VcsClient connect(Credential credential, VcsContext context) {
            return change(rightHost.connect(credential, context), credential);
        }
    }
}
