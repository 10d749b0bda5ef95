package io.lineflame.vcs.github;

import io.lineflame.vcs.InvalidVcsSettingsException;
import io.lineflame.vcs.VcsCapability;
import io.lineflame.vcs.VcsHost;
import io.lineflame.vcs.VcsProvider;
import io.lineflame.vcs.VcsSettings;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** GitHub.com and GitHub Enterprise Server: each configured installation is a host. */
public final class GitHubVcsProvider implements VcsProvider {

    static final String ID = "github";

    private final Patience patience;

    public GitHubVcsProvider() {
        this(Patience.USUAL);
    }

    GitHubVcsProvider(Patience patience) {
        this.patience = patience;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String displayName() {
        return "GitHub";
    }

    @Override
    public Set<VcsCapability> capabilities() {
        return EnumSet.allOf(VcsCapability.class);
    }

    /** The names that Grafana's and Pyroscope's documentation give the same two settings. */
    @Override
    public Map<String, String> settingAliases() {
        return Map.of(
                "GITHUB_CLIENT_ID", GitHubSettings.CLIENT_ID, "GITHUB_CLIENT_SECRET", GitHubSettings.CLIENT_SECRET);
    }

    @Override
    public List<VcsHost> configure(VcsSettings settings) throws InvalidVcsSettingsException {
        return new GitHubSettings(settings)
                .read().stream()
                        .<VcsHost>map(installation -> new GitHubHost(installation, patience))
                        .toList();
    }
}
