package io.lineflame.server.hosts;

import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.VcsHost;

/** A repository that a profile named and a configured host knows as its own. */
public record HostedRepository(VcsHost host, RepositoryId id) {

    /** Stable text for keeping what is known about it. */
    public String key() {
        return id.hostId() + "/" + id.path();
    }
}
