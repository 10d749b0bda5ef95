package io.lineflame.server.repositories;

import io.lineflame.server.connections.Connections;
import io.lineflame.server.connections.ViewerCredential;
import io.lineflame.server.sessions.Viewer;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsHost;
import java.util.Optional;

/** Calls to one host with a viewer's credential. One that the host refuses is renewed and tried once more. Safe for many threads. */
final class ViewerCalls {

    private final Connections connections;
    private final HostClients clients;
    private final Viewer viewer;
    private final VcsHost host;
    private volatile ViewerCredential credential;

    ViewerCalls(
            Connections connections, HostClients clients, Viewer viewer, VcsHost host, ViewerCredential credential) {
        this.connections = connections;
        this.clients = clients;
        this.viewer = viewer;
        this.host = host;
        this.credential = credential;
    }

    /** Whose calls these are; its key stays. */
    ViewerCredential credential() {
        return credential;
    }

    <T> T call(HostClients.Call<T> call) throws VcsException {
        ViewerCredential used = credential;
        try {
            return clients.call(host, used, call);
        } catch (VcsException e) {
            if (e.kind() != VcsException.Kind.UNAUTHENTICATED || used.anonymous()) {
                throw e;
            }
            credential = renewed(used, e);
            return clients.call(host, credential, call);
        }
    }

    private ViewerCredential renewed(ViewerCredential refused, VcsException refusal) throws VcsException {
        Optional<ViewerCredential> renewed = connections.afterRefusal(viewer, host, refused);
        if (renewed.isEmpty()) {
            clients.forget(refused);
            throw refusal;
        }
        return renewed.get();
    }
}
