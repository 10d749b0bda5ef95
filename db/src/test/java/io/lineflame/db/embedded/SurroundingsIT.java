package io.lineflame.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Other users, missing programs and small disks. Whoever runs these tests: as root they become somebody else where needed, as an ordinary
 * user they are that somebody already.
 */
final class SurroundingsIT {
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));
    private static final String PATH = System.getenv("PATH");
    private static final int NOBODY = 65534;
    private static final List<String> AS_NOBODY =
            ROOT ? List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups") : List.of();

    private Path parent = Path.of("");
    private Path folder = Path.of("");

    /** Below the system's folder for such things: the way to target/ may be closed to others. */
    @BeforeEach
    void makeFolder() throws IOException {
        parent = Files.createTempDirectory("lineflame-surroundings-");
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
        folder = Files.createDirectory(parent.resolve("data"));
    }

    @AfterEach
    void deleteFolder() throws IOException {
        FileTree.delete(parent);
    }

    @Test
    void ordinaryUser_ownFolder_startsTwiceAndKeepsData() throws Exception {
        giveToNobody(folder);
        try (ChildProcess first = ChildProcess.start(AS_NOBODY, PATH, folder)) {
            commitRow(first);
        }
        try (ChildProcess second = ChildProcess.start(AS_NOBODY, PATH, folder)) {
            assertThat(second.order("INSERT INTO t VALUES (2)")).isEqualTo("done");
        }
        // Root may come along later, with or without namespaces; everybody else is told.
        try (ChildProcess third = ChildProcess.start(folder)) {
            assertThat(third.greeting()).startsWith("ready ");
        }
    }

    @Test
    void ordinaryUser_folderNotWritable_saysWhichAndWhatToDo() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));

        try (ChildProcess child = ChildProcess.start(AS_NOBODY, PATH, folder)) {
            assertThat(child.greeting())
                    .startsWith("failed The folder " + folder + " cannot be used by user ")
                    .contains("no right to write", "LINEFLAME_DATA_DIR");
        }
    }

    @Test
    void namespacesForbidden_rootOrNot_startsAndKeepsData() throws Exception {
        String searchPath = SearchPath.with(parent, "true", "setpriv");
        try (ChildProcess first = ChildProcess.start(List.of(), searchPath, folder)) {
            commitRow(first);
        }
        try (ChildProcess second = ChildProcess.start(List.of(), searchPath, folder)) {
            assertThat(second.order("INSERT INTO t VALUES (2)")).isEqualTo("done");
        }
    }

    @Test
    void noWayToBecomeSomebodyElse_root_saysWhatToDo() throws Exception {
        String searchPath = SearchPath.with(parent, "true");

        try (ChildProcess child = ChildProcess.start(List.of(), searchPath, folder)) {
            if (ROOT) {
                assertThat(child.greeting())
                        .startsWith("failed PostgreSQL refuses to run as root")
                        .contains("ordinary user", "LINEFLAME_DATABASE_URL");
            } else {
                assertThat(child.greeting()).startsWith("ready ");
            }
        }
    }

    @Test
    void diskFull_whileUnpacking_saysSo() throws Exception {
        assertFull("30m");
    }

    @Test
    void diskFull_whileInitializing_saysSo() throws Exception {
        assertFull("75m");
    }

    @Test
    void diskFull_whileRunning_refusesTheWriteAndGoesOnWhenThereIsRoom() throws Exception {
        try (ChildProcess child = ChildProcess.start(onSmallDisk("260m"), PATH, folder)) {
            assertThat(child.greeting()).startsWith("ready ");
            assertThat(child.order("CREATE TABLE t (x text); ALTER TABLE t ALTER x SET STORAGE EXTERNAL"))
                    .isEqualTo("done");
            assertThat(child.order("CREATE TABLE ballast (x text); ALTER TABLE ballast ALTER x SET STORAGE EXTERNAL"))
                    .isEqualTo("done");
            assertThat(child.order("INSERT INTO t VALUES ('committed')")).isEqualTo("done");
            assertThat(child.order(
                            "SET maintenance_work_mem = '1MB'; INSERT INTO ballast SELECT repeat('x', 1000000) FROM"
                                    + " generate_series(1, 400)"))
                    .isIn("error 53100", "error 57P01", "error 57P02", "error 08006");
        }
    }

    private void assertFull(String size) throws Exception {
        try (ChildProcess child = ChildProcess.start(onSmallDisk(size), PATH, folder)) {
            assertThat(child.greeting())
                    .startsWith("failed The disk of " + folder + " is full")
                    .contains("MiB free", "Make room");
        }
    }

    /** Mounts a small disk on the folder, seen only by the process that follows and gone with it. */
    private List<String> onSmallDisk(String size) {
        List<String> prefix = new ArrayList<>(List.of("unshare", "--mount"));
        if (!ROOT) {
            prefix.addAll(List.of("--user", "--map-root-user"));
        }
        prefix.addAll(List.of(
                "sh", "-c", "mount -t tmpfs -o size=" + size + " lineflame '" + folder + "' && exec \"$@\"", "sh"));
        return prefix;
    }

    private static void commitRow(ChildProcess child) {
        assertThat(child.greeting()).startsWith("ready ");
        assertThat(child.order("CREATE TABLE t (x int)")).isEqualTo("done");
        assertThat(child.order("INSERT INTO t VALUES (1)")).isEqualTo("done");
    }

    private static void giveToNobody(Path path) throws IOException {
        if (ROOT) {
            Files.setAttribute(path, "unix:uid", NOBODY);
            Files.setAttribute(path, "unix:gid", NOBODY);
        }
    }
}
