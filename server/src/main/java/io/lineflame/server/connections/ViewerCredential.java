package io.lineflame.server.connections;

import io.lineflame.vcs.Credential;
import io.lineflame.vcs.VcsHost;
import java.util.Optional;

/**
 * What a viewer is let in with at one host. Its {@code toString} shows no credential.
 *
 * @param key of whoever is behind it, for keeping what the host answered them: {@code anonymous:<host>} or {@code connection:<id>}.
 *     Renewing a credential keeps its key; connecting again makes another
 * @param login the account's name at the host; empty for the anonymous one
 */
public record ViewerCredential(String key, Credential credential, Optional<String> login, boolean anonymous) {

    /** For what the host lets anyone read. */
    static ViewerCredential anonymous(VcsHost host) {
        return new ViewerCredential("anonymous:" + host.id(), Credential.ANONYMOUS, Optional.empty(), true);
    }

    @Override
    public String toString() {
        return "ViewerCredential[" + key + "]";
    }
}
