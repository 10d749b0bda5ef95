package io.lineflame.server.connections;

import io.lineflame.db.ConnectionStore.ConnectionRow;
import io.lineflame.vcs.Credential;
import java.util.Optional;

/** A connection as stored, with its credential opened. Its {@code toString} shows no credential. */
record HeldCredential(ConnectionRow row, Credential credential) {

    ViewerCredential forViewer() {
        return new ViewerCredential("connection:" + row.id(), credential, Optional.of(row.login()), false);
    }

    @Override
    public String toString() {
        return "HeldCredential[" + row.id() + "]";
    }
}
