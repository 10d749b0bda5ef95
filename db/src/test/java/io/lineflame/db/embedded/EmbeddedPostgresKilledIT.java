package io.lineflame.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lineflame.db.Database;
import io.lineflame.db.DatabaseSettings;
import io.lineflame.db.TenantStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Kills real servers and their PostgreSQL, and looks what is left. */
final class EmbeddedPostgresKilledIT {
    @RegisterExtension
    static final DataFolder DATA = new DataFolder();

    private Path folder = Path.of("");

    @BeforeEach
    void copyFolder() throws Exception {
        DATA.copyPrepared();
        folder = DATA.folder();
    }

    @Test
    void server_killed_itsPostgresStopsAndCommittedDataIsThere() throws Exception {
        ChildProcess child = ChildProcess.start(folder);
        commitRow(child);
        ProcessHandle postmaster = postmaster();
        child.kill();

        try (EmbeddedPostgres next = EmbeddedPostgres.start(folder)) {
            awaitEnd(postmaster);
            assertThat(rows(next.settings())).isEqualTo("1");
        }
    }

    @Test
    void server_killedWithoutDeathSignal_orphanIsStoppedAndDataIsThere() throws Exception {
        ChildProcess child = ChildProcess.start(List.of(), SearchPath.with(DATA.parent(), "true", "unshare"), folder);
        commitRow(child);
        ProcessHandle orphan = postmaster();
        child.kill();
        assertThat(orphan.isAlive()).isTrue();

        try (EmbeddedPostgres next = EmbeddedPostgres.start(folder)) {
            awaitEnd(orphan);
            assertThat(rows(next.settings())).isEqualTo("1");
        }
    }

    @Test
    void postgres_killed_isRestartedOnTheSamePortAndThePoolRecovers() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder);
                Database database = Database.open(withTwoConnections(postgres.settings()))) {
            database.migrate();
            TenantStore tenants = new TenantStore(database);
            tenants.idOf("committed");
            for (int i = 0; i < 2; i++) {
                ProcessHandle killed = postmaster();
                killed.destroyForcibly();
                killed.onExit().join();

                await().atMost(Duration.ofSeconds(40))
                        .ignoreExceptions()
                        .untilAsserted(() -> assertThat(tenants.names()).containsExactly("committed"));
                assertThat(postmaster().pid()).isNotEqualTo(killed.pid());
                assertThat(postgres.failure()).isEmpty();
            }
        }
    }

    @Test
    void postgres_killedAndUnableToStart_failureSaysWhy() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            Files.delete(folder.resolve("database-18/data/global/pg_control"));
            postmaster().destroyForcibly();

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> postgres.failure().isPresent());

            assertThat(postgres.failure().orElseThrow())
                    .contains("Starting the embedded database failed in " + folder, "pg_control");
        }
    }

    /** A process that nobody has asked about yet is a zombie, without a command; where process 1 never asks it stays one. */
    private static void awaitEnd(ProcessHandle process) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> process.info().commandLine().isEmpty());
    }

    private ProcessHandle postmaster() {
        try {
            PostmasterFile file =
                    PostmasterFile.read(folder.resolve("database-18/data")).orElseThrow();
            return ProcessHandle.of(file.pid()).orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void commitRow(ChildProcess child) {
        assertThat(child.greeting()).startsWith("ready ");
        assertThat(child.order("CREATE TABLE t (x int)")).isEqualTo("done");
        assertThat(child.order("INSERT INTO t VALUES (1)")).isEqualTo("done");
    }

    private static DatabaseSettings withTwoConnections(DatabaseSettings settings) {
        return new DatabaseSettings(settings.url(), settings.user(), settings.password(), 2);
    }

    private static String rows(DatabaseSettings settings) throws SQLException {
        try (Connection connection = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM t")) {
            row.next();
            return row.getString(1);
        }
    }
}
