package io.lineflame.server.connections;

import io.lineflame.server.sessions.Viewer;
import io.lineflame.vcs.CredentialKind;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsHost;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The credentials that people are let in with at code hosts. Safe for many threads. */
@Singleton
public final class Connections {

    @Inject
    Connections() {}

    /**
     * The viewer's credential at a host, renewed when it is due; the anonymous one when there is no connection and the host lets anyone
     * read. May do I/O, also at the host.
     *
     * @throws VcsException of kind {@code UNAUTHENTICATED} when the connection ended, or when there is none and the host lets nobody in
     *     without; of another kind when a credential that is due cannot be renewed now
     */
    public ViewerCredential credential(Viewer viewer, VcsHost host) throws VcsException {
        if (!host.credentialKinds().contains(CredentialKind.ANONYMOUS)) {
            throw new VcsException(
                    VcsException.Kind.UNAUTHENTICATED, "There is no connection to " + host.displayName() + ".");
        }
        return ViewerCredential.anonymous(host);
    }

    /**
     * The host refused a credential with {@code UNAUTHENTICATED}: renews it if that can help, otherwise ends the connection.
     *
     * @param refused as {@link #credential} gave it
     * @return what to try again with, once; empty when nothing can help
     * @throws VcsException when the host cannot be asked for another one now
     */
    public Optional<ViewerCredential> afterRefusal(Viewer viewer, VcsHost host, ViewerCredential refused)
            throws VcsException {
        return Optional.empty();
    }

    /** What the viewer may know of their connection; empty without one. */
    public Optional<ConnectionView> connection(Viewer viewer, VcsHost host) {
        return Optional.empty();
    }
}
