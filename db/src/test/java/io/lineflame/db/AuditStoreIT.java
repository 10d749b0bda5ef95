package io.lineflame.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.db.AuditStore.AuditRow;
import io.lineflame.db.fixture.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AuditStoreIT {
    private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");
    private static final AuditRow SIGN_IN = new AuditRow(T0, OptionalLong.of(7), "sign-in", "github.com", "");
    private static final AuditRow READ = new AuditRow(
            T0.plusSeconds(1), OptionalLong.empty(), "read-source", "github.com", "acme/checkout @ abc : main.go");

    private final TestDatabase test = TestDatabase.create();
    private final AuditStore audit = new AuditStore(test.database());

    @AfterEach
    void drop() {
        test.close();
    }

    @Test
    void add_severalRows_areKeptAsGiven() {
        audit.add(SIGN_IN, READ);

        assertThat(all()).containsExactly(SIGN_IN, READ);
    }

    @Test
    void forget_olderAndNewer_deletesTheOlder() {
        audit.add(SIGN_IN, READ);

        assertThat(audit.forget(READ.at())).isEqualTo(1);
        assertThat(all()).containsExactly(READ);
    }

    private List<AuditRow> all() {
        return test.database()
                .inTransaction(tx -> tx.rows(
                        "SELECT * FROM audit ORDER BY id",
                        row -> new AuditRow(
                                Transaction.instant(row, "at"),
                                Transaction.optionalLong(row, "user_id"),
                                row.getString("action"),
                                row.getString("host"),
                                row.getString("subject"))));
    }
}
