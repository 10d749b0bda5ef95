package io.lineflame.vcs.git;

import io.lineflame.vcs.InvalidVcsSettingsException;
import io.lineflame.vcs.VcsCapability;
import io.lineflame.vcs.VcsHost;
import io.lineflame.vcs.VcsProvider;
import io.lineflame.vcs.VcsSettings;
import java.util.List;
import java.util.Set;

/**
 * Serves source from git directories, as configured: {@code LINEFLAME_GIT_REPOSITORIES} says which
 * directory or bundle stands for which repository's address. All together are one host.
 */
public final class GitVcsProvider implements VcsProvider {

    static final String ID = "git";
    static final String DISPLAY_NAME = "Git directories";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String displayName() {
        return DISPLAY_NAME;
    }

    /** No links: a directory has no page, and what stands at the configured address is not known. */
    @Override
    public Set<VcsCapability> capabilities() {
        return Set.of(VcsCapability.TREE_SIZES, VcsCapability.COMPARE, VcsCapability.HISTORY);
    }

    @Override
    public List<VcsHost> configure(VcsSettings settings) throws InvalidVcsSettingsException {
        JGitSetup.install();
        List<ConfiguredRepository> repositories = new RepositoriesSetting(settings).read();
        return repositories.isEmpty() ? List.of() : List.of(new GitHost(repositories));
    }
}
