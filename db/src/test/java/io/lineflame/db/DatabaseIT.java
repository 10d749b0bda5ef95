package io.lineflame.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineflame.db.DatabaseException.Kind;
import io.lineflame.db.fixture.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DatabaseIT {
    private final TestDatabase test = TestDatabase.createEmpty();
    private final DatabaseSettings settings = test.settings();

    @AfterEach
    void drop() {
        test.close();
    }

    @Test
    void open_wrongPassword_saysSoWithoutThePassword() {
        DatabaseSettings wrong = new DatabaseSettings(settings.url(), settings.user(), "not-the-secret", 2);

        assertRefused(
                () -> Database.open(wrong),
                Kind.DENIED,
                message -> assertThat(message)
                        .contains("refused the password of user " + settings.user())
                        .doesNotContain("not-the-secret"));
    }

    @Test
    void open_unknownDatabase_saysWhich() {
        DatabaseSettings wrong = new DatabaseSettings(settings.url() + "x", settings.user(), settings.password(), 2);

        assertRefused(
                () -> Database.open(wrong),
                Kind.DENIED,
                message -> assertThat(message).contains("There is no such database", "Create it"));
    }

    @Test
    void open_urlAsOtherToolsWriteIt_works() {
        String url = settings.url()
                .replace("jdbc:postgresql://", "postgresql://" + settings.user() + ":" + settings.password() + "@");

        try (Database external = Database.open(DatabaseSettings.of(url, "", ""))) {
            external.migrate();
            assertThat(new TenantStore(external).idOf("default")).isPositive();
        }
    }

    @Test
    void open_nobodyListens_saysWhere() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        DatabaseSettings wrong = new DatabaseSettings("jdbc:postgresql://127.0.0.1:" + port + "/x", "u", "p", 2);

        assertRefused(
                () -> Database.open(wrong),
                Kind.UNAVAILABLE,
                message -> assertThat(message).contains("Cannot connect", "127.0.0.1:" + port));
    }

    @Test
    void migrate_twice_secondDoesNothing() {
        test.database().migrate();
        test.database().migrate();

        assertThat(new TenantStore(test.database()).names()).isEmpty();
    }

    @Test
    void migrate_fourNodesAtOnce_allGetThere() throws Exception {
        DatabaseSettings few = new DatabaseSettings(settings.url(), settings.user(), settings.password(), 2);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> nodes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            nodes.add(threads.submit(() -> {
                try (Database node = Database.open(few)) {
                    node.migrate();
                }
            }));
        }
        for (Future<?> node : nodes) {
            node.get();
        }
        threads.shutdown();

        assertThat(new TenantStore(test.database()).names()).isEmpty();
    }

    @Test
    void migrate_schemaOfANewerVersion_isRefusedWithItsNumber() {
        test.database().migrate();
        test.database().useTransaction(tx -> tx.update("""
                        INSERT INTO schema_history
                        SELECT installed_rank + 1, '9999', 'from the future', type, 'V9999__from_the_future.sql', checksum,
                               installed_by, installed_on, execution_time, success
                        FROM schema_history ORDER BY installed_rank DESC LIMIT 1
                        """));

        assertRefused(
                test.database()::migrate,
                Kind.UNSUITABLE,
                message -> assertThat(message).contains("newer than this jar", "9999"));
    }

    @Test
    void migrate_appliedMigrationChanged_isRefused() {
        test.database().migrate();
        test.database().useTransaction(tx -> tx.update("UPDATE schema_history SET checksum = 1 WHERE version = '1'"));

        assertRefused(
                test.database()::migrate,
                Kind.UNSUITABLE,
                message -> assertThat(message).contains("cannot be brought to this jar's version"));
    }

    @Test
    void migrate_noRightToCreate_saysWhatToDo() {
        test.database().useTransaction(tx -> {
            tx.update("REVOKE CREATE ON SCHEMA public FROM PUBLIC, CURRENT_USER, pg_database_owner");
        });

        assertRefused(
                test.database()::migrate,
                Kind.DENIED,
                message -> assertThat(message).contains("may not create tables", "OWNER"));
    }

    @Test
    void transaction_throws_rollsBackAndPassesItOn() {
        test.database().migrate();

        assertThatThrownBy(() -> test.database().useTransaction(tx -> {
                    tx.update("INSERT INTO tenants (name) VALUES ('half')");
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");
        assertThat(new TenantStore(test.database()).names()).isEmpty();
    }

    @Test
    void answers_databaseGone_isFalse() {
        assertThat(test.database().answers()).isTrue();
        test.database().close();
        assertThat(test.database().answers()).isFalse();
    }

    private static void assertRefused(ThrowingCallable call, Kind kind, Consumer<String> message) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DatabaseException.class, e -> {
            assertThat(e.kind()).isEqualTo(kind);
            message.accept(String.valueOf(e.getMessage()));
        });
    }
}
