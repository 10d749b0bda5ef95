package io.lineflame.server.connections;

import io.lineflame.vcs.Account;
import io.lineflame.vcs.Credential;
import io.lineflame.vcs.VcsClient;
import io.lineflame.vcs.VcsContext;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsHost;
import jakarta.inject.Inject;

/** Asks a host whose a credential is. */
final class HostCheck {

    private final VcsContext context;

    @Inject
    HostCheck(VcsContext context) {
        this.context = context;
    }

    /** @throws VcsException of kind {@code UNAUTHENTICATED} if the host does not take it, or takes it as nobody's */
    Account account(VcsHost host, Credential credential) throws VcsException {
        try (VcsClient client = host.connect(credential, context)) {
            return client.check()
                    .orElseThrow(() -> new VcsException(
                            VcsException.Kind.UNAUTHENTICATED,
                            host.displayName() + " does not say whose credential this is."));
        }
    }
}
