package io.lineflame.server.secrets;

import io.lineflame.db.ConnectionStore;
import io.lineflame.db.ConnectionStore.SealedRow;
import java.util.List;

/**
 * Seals every stored credential with the primary key, in small batches while servers work. A row that changes meanwhile is left to the
 * next pass, so nothing that a server writes is ever lost, and no server waits.
 */
final class Resealing {
    private static final int BATCH = 100;
    private static final int PASSES = 20;

    private final ConnectionStore connections;
    private final Sealer sealer;
    private int sealed;
    private int unopened;
    private int missed;

    Resealing(ConnectionStore connections, Sealer sealer) {
        this.connections = connections;
        this.sealer = sealer;
    }

    /**
     * What was done.
     *
     * @param sealed rows that the primary key seals now and another did before
     * @param unopened rows that no key opens; their people have to connect again
     */
    record Done(int sealed, int unopened) {}

    Done run() {
        for (int pass = 0; pass < PASSES; pass++) {
            unopened = 0;
            missed = 0;
            pass();
            if (missed == 0) {
                break;
            }
        }
        return new Done(sealed, unopened);
    }

    private void pass() {
        long primary = sealer.currentKeyId();
        long last = 0;
        while (true) {
            List<SealedRow> rows = connections.sealedUnlike(primary, last, BATCH);
            if (rows.isEmpty()) {
                return;
            }
            rows.forEach(this::reseal);
            last = rows.get(rows.size() - 1).id();
        }
    }

    private void reseal(SealedRow row) {
        SealedFor whose = new SealedFor(row.user(), row.hostId());
        try {
            byte[] again = sealer.seal(sealer.open(row.sealed(), whose), whose);
            if (connections.reseal(row, again, Sealer.keyId(again))) {
                sealed++;
            } else {
                missed++;
            }
        } catch (CannotOpenException e) {
            unopened++;
        }
    }
}
