package io.lineflame.db;

import java.time.Instant;
import java.util.OptionalLong;

/** Who did what: written here, read by operators with SQL. */
public final class AuditStore {
    private final Database database;

    public AuditStore(Database database) {
        this.database = database;
    }

    /**
     * One deed.
     *
     * @param user empty when it was nobody we know
     * @param action {@code sign-in}, {@code sign-out}, {@code connect}, {@code disconnect}, {@code connection-ended},
     *     {@code read-source}, {@code set-source}, {@code reset-source}, {@code set-mappings}, {@code create-token}, {@code revoke-token},
     *     {@code set-function-details}
     * @param host the code host's id; empty when none has to do with it
     * @param subject for {@code read-source} the repository path @ commit : file; for {@code set-source} the service, for whom,
     *     and repository @ ref : root path
     */
    public record AuditRow(Instant at, OptionalLong user, String action, String host, String subject) {}

    /** Adds all or none. */
    public void add(AuditRow... rows) {
        database.useTransaction(tx -> {
            for (AuditRow row : rows) {
                tx.update("""
                        INSERT INTO audit (at, user_id, action, host, subject) VALUES (?, ?, ?, ?, ?)
                        """, row.at(), row.user(), row.action(), row.host(), row.subject());
            }
        });
    }

    /** Deletes what is older; gives how many there were. */
    public int forget(Instant before) {
        return database.inTransaction(tx -> tx.update("""
                DELETE FROM audit WHERE at < ?
                """, before));
    }
}
