package io.lineflame.server.connections;

import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsHost;

/** The words for people whom no connection lets in. */
final class Refusals {

    private Refusals() {}

    static VcsException notConnected(VcsHost host) {
        return new VcsException(
                VcsException.Kind.UNAUTHENTICATED, "You are not connected to " + host.displayName() + ".");
    }

    static VcsException ended(VcsHost host, String reason) {
        return new VcsException(
                VcsException.Kind.UNAUTHENTICATED,
                "Your connection to " + host.displayName() + " has ended. " + reason);
    }

    static VcsException notRenewable(VcsHost host) {
        return new VcsException(
                VcsException.Kind.MISCONFIGURED,
                "This server no longer has what it takes to renew connections to " + host.displayName() + ".");
    }
}
