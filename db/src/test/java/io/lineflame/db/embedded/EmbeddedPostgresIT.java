package io.lineflame.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineflame.db.Database;
import io.lineflame.db.DatabaseSettings;
import io.lineflame.db.TenantStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Starts real servers in a folder whose name has a space and more in it. */
final class EmbeddedPostgresIT {
    @RegisterExtension
    static final DataFolder DATA = new DataFolder();

    private Path folder = Path.of("");

    @BeforeEach
    void takeFolder() {
        folder = DATA.folder();
    }

    @Test
    void running_asLongAsItRuns_isWhereOthersCanWork() {
        assertThat(EmbeddedPostgres.running(folder)).isEmpty();

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertThat(EmbeddedPostgres.running(folder)).contains(postgres.settings());
            try (Database database = Database.open(postgres.settings())) {
                assertThat(database.answers()).isTrue();
            }
        }

        assertThat(EmbeddedPostgres.running(folder)).isEmpty();
    }

    @Test
    void secondStart_sameFolder_keepsDataAndUnpacksNothing() throws Exception {
        try (EmbeddedPostgres first = EmbeddedPostgres.start(folder)) {
            remember(first.settings(), "kept");
        }
        Path program = only(folder, "postgres-18.*").resolve("bin/postgres");
        Object unpacked = Files.getLastModifiedTime(program.getParent());

        try (EmbeddedPostgres second = EmbeddedPostgres.start(folder)) {
            assertThat(tenants(second.settings())).containsExactly("kept");
            assertThat(second.failure()).isEmpty();
        }
        assertThat(Files.getLastModifiedTime(program.getParent())).isEqualTo(unpacked);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("database-18/password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void server_running_isDurableLocalAndAsksForAPassword() throws Exception {
        DATA.copyPrepared();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            DatabaseSettings settings = postgres.settings();
            assertThat(show(settings, "fsync")).isEqualTo("on");
            assertThat(show(settings, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(show(settings, "is_superuser")).isEqualTo("off");
            assertThat(show(settings, "server_encoding")).isEqualTo("UTF8");
            assertThatThrownBy(() -> DriverManager.getConnection(settings.url(), settings.user(), "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
    }

    @Test
    void folder_inUse_saysByWhom() throws Exception {
        DATA.copyPrepared();
        try (EmbeddedPostgres here = EmbeddedPostgres.start(folder)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageContaining("in use")
                    .hasMessageContaining(String.valueOf(ProcessHandle.current().pid()))
                    .hasMessageContaining("LINEFLAME_DATA_DIR");
            try (ChildProcess other = ChildProcess.start(folder)) {
                assertThat(other.greeting())
                        .startsWith("failed The folder " + folder + " is in use by another Lineflame server (process "
                                + ProcessHandle.current().pid() + ")");
            }
            remember(here.settings(), "unharmed");
        }
    }

    @Test
    void start_portTaken_takesTheNext() throws Exception {
        DATA.copyPrepared();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int next = Postmaster.freePort();
            Iterator<Integer> ports = List.of(taken.getLocalPort(), next).iterator();

            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, Map.of(), ports::next)) {
                assertThat(postgres.settings().url()).contains(":" + next + "/");
            }
        }
    }

    @Test
    void firstStart_initdbInterruptedBefore_isMadeAgain() throws Exception {
        Path half = Files.createDirectories(folder.resolve("database-18.new/data"));
        Files.writeString(half.resolve("PG_VERSION"), "18\n");
        Files.createDirectories(
                folder.resolve("postgres-18.6.0-" + Platform.current().label() + ".new/bin"));

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            remember(postgres.settings(), "works");
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).noneMatch(path -> path.toString().endsWith(".new"));
        }
    }

    @Test
    void start_programsDamaged_unpacksThemAgain() throws Exception {
        DATA.copyPrepared();
        Files.delete(only(folder, "postgres-18.*").resolve("bin/initdb"));

        EmbeddedPostgres.start(folder).close();

        assertThat(only(folder, "postgres-18.*").resolve("bin/initdb")).isRegularFile();
    }

    @Test
    void start_pidFileNamesAStranger_startsAndLeavesTheStrangerAlone() throws Exception {
        DATA.copyPrepared();
        Process stranger = new ProcessBuilder("sleep", "60").start();
        Files.writeString(folder.resolve("database-18/data/postmaster.pid"), stranger.pid() + "\n");

        EmbeddedPostgres.start(folder).close();

        assertThat(stranger.isAlive()).isTrue();
        stranger.destroyForcibly();
    }

    @Test
    void start_folderIsAFile_saysSo() throws Exception {
        Files.writeString(folder, "a file");

        assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining(folder + " is a file");
    }

    @Test
    void start_dataOfAnotherMajorVersion_refusesToStartEmpty() throws Exception {
        Files.createDirectories(folder.resolve("database-17/data"));

        assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("database-17")
                .hasMessageContaining("pg_dump");
    }

    @Test
    void start_passwordMissing_saysWhichFile() throws Exception {
        DATA.copyPrepared();
        Files.delete(folder.resolve("database-18/password"));

        assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("database-18/password")
                .hasMessageContaining("backup");
    }

    @Test
    void start_dataDamaged_showsWhatPostgresSaid() throws Exception {
        DATA.copyPrepared();
        Files.write(
                folder.resolve("database-18/data/global/pg_control"),
                new byte[8192],
                StandardOpenOption.TRUNCATE_EXISTING);

        assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("Starting the embedded database failed in " + folder)
                .hasMessageContaining("FATAL");
    }

    private static String show(DatabaseSettings settings, String parameter) throws SQLException {
        return ask(settings, "SHOW " + parameter);
    }

    private static String ask(DatabaseSettings settings, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void remember(DatabaseSettings settings, String tenant) {
        try (Database database = Database.open(settings)) {
            database.migrate();
            new TenantStore(database).idOf(tenant);
        }
    }

    private static List<String> tenants(DatabaseSettings settings) {
        try (Database database = Database.open(settings)) {
            return new TenantStore(database).names();
        }
    }

    private static Path only(Path folder, String name) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(path -> path.getFileName().toString().matches(name) && Files.isDirectory(path))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
