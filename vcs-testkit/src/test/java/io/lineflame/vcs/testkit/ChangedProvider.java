package io.lineflame.vcs.testkit;

import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.Credential;
import io.lineflame.vcs.CredentialKind;
import io.lineflame.vcs.InvalidVcsSettingsException;
import io.lineflame.vcs.LineAnchors;
import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.VcsAuthorization;
import io.lineflame.vcs.VcsCapability;
import io.lineflame.vcs.VcsClient;
import io.lineflame.vcs.VcsContext;
import io.lineflame.vcs.VcsHost;
import io.lineflame.vcs.VcsProvider;
import io.lineflame.vcs.VcsSettings;
import java.net.URI;
import java.util.List;
import java.util.Map;
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
        return right.configure(settings).stream().map(this::change).toList();
    }

    @Override
    public Map<String, String> settingAliases() {
        return right.settingAliases();
    }

    /** To be overridden: a host. */
    VcsHost change(VcsHost rightHost) {
        return new ChangedHost(rightHost);
    }

    /** To be overridden: what the hosts' clients answer. */
    VcsClient change(VcsClient rightClient, Credential credential) {
        return rightClient;
    }

    /** Does as another host does; a wrong one overrides one method. */
    class ChangedHost implements VcsHost {

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
        public Optional<URI> webUrl() {
            return rightHost.webUrl();
        }

        @Override
        public Optional<RepositoryId> parseRepositoryUrl(String url) {
            return rightHost.parseRepositoryUrl(url);
        }

        @Override
        public List<CredentialKind> credentialKinds() {
            return rightHost.credentialKinds();
        }

        @Override
        public Optional<VcsAuthorization> authorization(String kindId) {
            return rightHost.authorization(kindId);
        }

        @Override
        public Set<String> knownAs() {
            return rightHost.knownAs();
        }

        @Override
        public Optional<URI> fileUrl(RepositoryId repository, CommitId commit, String path) {
            return rightHost.fileUrl(repository, commit, path);
        }

        @Override
        public Optional<LineAnchors> lineAnchors() {
            return rightHost.lineAnchors();
        }

        @Override
        public Set<URI> pictureOrigins() {
            return rightHost.pictureOrigins();
        }

        @Override
        public VcsClient connect(Credential credential, VcsContext context) {
            return change(rightHost.connect(credential, context), credential);
        }
    }
}
