package io.lineflame.server.locate;

import io.lineflame.server.hosts.CodeHosts;
import io.lineflame.server.hosts.HostedRepository;
import io.lineflame.server.http.Tenant;
import io.lineflame.server.locate.NoRepositoryException.State;
import io.lineflame.server.profiles.ServiceVersion;
import io.lineflame.server.repositories.RefusedException;
import io.lineflame.server.repositories.RepositoryAccess;
import io.lineflame.server.repositories.RepositoryReader;
import io.lineflame.server.sessions.Viewer;
import io.lineflame.vcs.CommitId;
import jakarta.inject.Inject;

/** Opens the repository of a service's version as a viewer, for questions about all of its functions. Safe for many threads. */
public final class ServiceRepositories {

    private final CodeHosts hosts;
    private final RepositoryAccess repositories;

    @Inject
    ServiceRepositories(CodeHosts hosts, RepositoryAccess repositories) {
        this.hosts = hosts;
        this.repositories = repositories;
    }

    /** Lets the viewer in and lists the commit. May do I/O. */
    public OpenedRepository open(Tenant tenant, Viewer viewer, ServiceVersion version)
            throws NoRepositoryException, RefusedException {
        if (!version.hasSource()) {
            throw new NoRepositoryException(
                    State.NO_LABELS,
                    "The service's profiles do not say its repository and commit; set them for the service.");
        }
        HostedRepository hosted = hosts.find(version.repository())
                .orElseThrow(() -> new NoRepositoryException(
                        State.NO_HOST, version.repository() + " is not a repository of a configured code host."));
        RepositoryReader reader = repositories.open(viewer, hosted);
        CommitId commit = reader.commit(tenant, version.ref());
        return new OpenedRepository(reader, commit, reader.tree(commit));
    }
}
