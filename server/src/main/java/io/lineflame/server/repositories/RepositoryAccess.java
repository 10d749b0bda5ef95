package io.lineflame.server.repositories;

import io.lineflame.server.connections.Connections;
import io.lineflame.server.hosts.HostedRepository;
import io.lineflame.server.repositories.Permissions.Permission;
import io.lineflame.server.sessions.Viewer;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsHost;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * The one way to a repository's content: {@link #open} asks whether the viewer may read it, and what it gives reads with the viewer's
 * own credential. Nothing that is kept is shown to anybody who was not let in here. Safe for many threads.
 */
@Singleton
public final class RepositoryAccess {

    private final Connections connections;
    private final HostClients clients;
    private final Permissions permissions;
    private final Refusals refusals;
    private final Shelf shelf;

    @Inject
    RepositoryAccess(
            Connections connections, HostClients clients, Permissions permissions, Refusals refusals, Shelf shelf) {
        this.connections = connections;
        this.clients = clients;
        this.permissions = permissions;
        this.refusals = refusals;
        this.shelf = shelf;
    }

    /**
     * Lets a viewer in, by what the host said of them in the last five minutes. A repository that anyone may read needs no connection
     * where the host allows that. May do I/O.
     */
    public RepositoryReader open(Viewer viewer, HostedRepository repository) throws RefusedException {
        try {
            VcsHost host = repository.host();
            ViewerCalls calls =
                    new ViewerCalls(connections, clients, viewer, host, connections.credential(viewer, host));
            Permission permission = permissions.check(calls, repository.id());
            Door door = new Door(permissions, refusals, viewer, repository, calls);
            return new RepositoryReader(viewer, repository, calls, permission, door, shelf);
        } catch (VcsException e) {
            throw refusals.atTheDoor(viewer, repository, e);
        }
    }
}
