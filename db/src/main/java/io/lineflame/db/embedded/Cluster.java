package io.lineflame.db.embedded;

import io.lineflame.db.DatabaseSettings;
import io.lineflame.db.embedded.Commands.Ended;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of one database server: {@code database-18/data} and {@code database-18/password}. The folder is made under another name and
 * renamed when initdb is through, so under its own name it is always complete.
 */
final class Cluster {
    /** PostgreSQL's own administrator. The server itself works as somebody with fewer rights. */
    static final String ADMINISTRATOR = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
    private static final Pattern NAME = Pattern.compile("database-\\d+");
    private static final Duration INITDB_LIMIT = Duration.ofMinutes(5);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    private final Path dataFolder;
    private final Path folder;
    private final Binaries binaries;
    private final RunAs runAs;

    private Cluster(Path dataFolder, Binaries binaries, RunAs runAs) {
        this.dataFolder = dataFolder;
        this.folder = folder(dataFolder);
        this.binaries = binaries;
        this.runAs = runAs;
    }

    /** Finds the files below the data folder, or makes them. */
    static Cluster in(Path dataFolder, Platform platform) throws IOException, InterruptedException {
        Path folder = folder(dataFolder);
        refuseOtherOwner(folder);
        refuseOtherMajor(dataFolder, folder);
        RunAs runAs = RunAs.of(folder.resolve("data"));
        Cluster cluster = new Cluster(dataFolder, Binaries.unpacked(dataFolder, platform), runAs);
        if (!Files.exists(folder)) {
            cluster.initialize();
        }
        return cluster;
    }

    /** Where a server works that runs below this data folder, ours or another process's; starts and makes nothing. */
    static Optional<DatabaseSettings> running(Path dataFolder) throws IOException {
        Path data = folder(dataFolder).resolve("data");
        Optional<PostmasterFile> file = Files.isDirectory(data) ? PostmasterFile.read(data) : Optional.empty();
        if (file.isEmpty() || !file.get().ready() || file.get().process(data).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(FirstSteps.settings(file.get().port(), password(folder(dataFolder))));
    }

    Path data() {
        return folder.resolve("data");
    }

    Path dataFolder() {
        return dataFolder;
    }

    String password() throws IOException {
        return password(folder);
    }

    private static String password(Path folder) throws IOException {
        Path file = folder.resolve("password");
        if (!Files.exists(file)) {
            throw new EmbeddedPostgresException(
                    "The password of the embedded database is missing: " + file
                            + ". Put it back from a backup: without it nobody gets" + " at the data.",
                    null);
        }
        return Files.readString(file, StandardCharsets.US_ASCII).strip();
    }

    List<String> serverCommand(List<String> options) {
        List<String> program = Stream.concat(
                        Stream.of(binaries.program("postgres"), "-D", data().toString()), options.stream())
                .toList();
        return runAs.serverCommand(program);
    }

    /** Stops a server that an earlier Lineflame left behind when it was killed. The caller holds the folder's lock. */
    void stopOrphan() throws IOException, InterruptedException {
        Optional<PostmasterFile> file = PostmasterFile.read(data());
        if (file.isEmpty()) {
            return;
        }
        Optional<ProcessHandle> orphan = file.get().process(data());
        if (orphan.isEmpty()) {
            PostmasterFile.claim(data());
            return;
        }
        LOG.info(
                "Stopping PostgreSQL (process {}), left behind by an earlier Lineflame.",
                orphan.get().pid());
        if (!stop()) {
            throw new EmbeddedPostgresException(
                    "An earlier Lineflame left PostgreSQL behind as process "
                            + orphan.get().pid() + " on " + data()
                            + ", and it does not stop. End that process, then start again.",
                    null);
        }
    }

    /** Stops the running server: fast, and hard when that takes too long. Whether none runs any more. */
    boolean stop() throws IOException, InterruptedException {
        for (String mode : List.of("fast", "immediate")) {
            Ended ended = Commands.run(
                    runAs.command(
                            binaries.program("pg_ctl"),
                            "stop",
                            "-D",
                            data().toString(),
                            "-m",
                            mode,
                            "-w",
                            "-t",
                            String.valueOf(STOP_LIMIT.toSeconds())),
                    dataFolder,
                    STOP_LIMIT.plusSeconds(10));
            if (ended.well() || !Files.exists(PostmasterFile.file(data()))) {
                return true;
            }
            LOG.warn("PostgreSQL did not stop ({}): {}", mode, ended.output().strip());
        }
        return false;
    }

    private void initialize() throws IOException, InterruptedException {
        LOG.info("Making a new database in {}", folder);
        Path half = folder.resolveSibling(folder.getFileName() + ".new");
        FileTree.delete(half);
        Files.createDirectory(half, readableByOwner("rwx------"));
        Path password = writePassword(half.resolve("password"));
        runAs.handOver(password);
        runAs.handOver(half);
        Ended ended = Commands.run(
                runAs.command(
                        binaries.program("initdb"),
                        "--pgdata=" + half.resolve("data"),
                        "--username=" + ADMINISTRATOR,
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--no-instructions"),
                dataFolder,
                INITDB_LIMIT);
        if (!ended.well()) {
            FileTree.delete(half);
            throw new Failures(dataFolder).of("Making the embedded database", ended.output());
        }
        FileTree.moveIntoPlace(half, folder);
    }

    private static Path writePassword(Path file) throws IOException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        Files.createFile(file, readableByOwner("rw-------"));
        return Files.writeString(
                file, Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n", StandardCharsets.US_ASCII);
    }

    private static FileAttribute<?>[] readableByOwner(String permissions) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Root may use anybody's data, see {@link RunAs}; PostgreSQL lets nobody else. */
    private static void refuseOtherOwner(Path folder) throws IOException {
        String user = System.getProperty("user.name");
        if (!Files.exists(folder) || user.equals("root")) {
            return;
        }
        String owner = Files.getOwner(folder).getName();
        // Windows puts a domain in front.
        if (!owner.equals(user) && !owner.endsWith("\\" + user) && !Files.isWritable(folder)) {
            throw new EmbeddedPostgresException(
                    "The database in " + folder + " belongs to user " + owner + ", and this server runs as " + user
                            + ". Start it as " + owner + ", or give the folder away: chown -R " + user + " " + folder,
                    null);
        }
    }

    private static void refuseOtherMajor(Path dataFolder, Path folder) throws IOException {
        if (Files.exists(folder)) {
            return;
        }
        try (Stream<Path> entries = Files.list(dataFolder)) {
            Optional<Path> other = entries.filter(
                            path -> NAME.matcher(path.getFileName().toString()).matches())
                    .findFirst();
            if (other.isPresent()) {
                throw new EmbeddedPostgresException(
                        "The folder " + dataFolder + " holds the data of another PostgreSQL version ("
                                + other.get().getFileName()
                                + "); this Lineflame uses version " + Binaries.MAJOR
                                + ". Move the data over with pg_dump and pg_restore (docs/operating.md), or start with an empty folder.",
                        null);
            }
        }
    }

    private static Path folder(Path dataFolder) {
        return dataFolder.resolve("database-" + Binaries.MAJOR);
    }
}
