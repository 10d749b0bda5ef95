package io.lineflame.db.embedded;

import io.lineflame.db.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own in a folder, for as long as the server runs. What is committed there survives the end of this process, of
 * PostgreSQL and of the machine. Works for root and for ordinary users; docs/operating.md describes the folder.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private final FolderLock lock;
    private final Postmaster postmaster;
    private final DatabaseSettings settings;

    private EmbeddedPostgres(FolderLock lock, Postmaster postmaster, DatabaseSettings settings) {
        this.lock = lock;
        this.postmaster = postmaster;
        this.settings = settings;
    }

    /**
     * Starts the database in this folder; makes both when they are new. The first start takes seconds, later ones a fraction of one.
     *
     * @throws EmbeddedPostgresException with a sentence that names the folder and says what to do; nothing of ours runs then
     */
    public static EmbeddedPostgres start(Path dataFolder) {
        return start(dataFolder, Map.of(), Postmaster::freePort);
    }

    /** With further server parameters, which win over ours, and ports to try. */
    static EmbeddedPostgres start(Path dataFolder, Map<String, String> parameters, Postmaster.Ports ports) {
        Path folder = dataFolder.toAbsolutePath().normalize();
        Platform platform = Platform.current();
        try {
            Files.createDirectories(folder);
            FolderLock lock = FolderLock.take(folder);
            try {
                return start(lock, Cluster.in(folder.toRealPath(), platform), parameters, ports);
            } catch (IOException | InterruptedException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new Failures(folder).of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException("Interrupted while starting the database in " + folder + ".", e);
        }
    }

    /**
     * Where the database of this folder works, when a server of any process runs it now; for commands beside a server. Starts nothing and
     * takes no lock.
     *
     * @throws EmbeddedPostgresException when the folder cannot be read
     */
    public static Optional<DatabaseSettings> running(Path dataFolder) {
        Path folder = dataFolder.toAbsolutePath().normalize();
        try {
            return Files.isDirectory(folder) ? Cluster.running(folder.toRealPath()) : Optional.empty();
        } catch (IOException e) {
            throw new Failures(folder).of(e);
        }
    }

    /** Where it is, for {@link io.lineflame.db.Database#open}. Stays the same when the database has to be restarted. */
    public DatabaseSettings settings() {
        return settings;
    }

    /** Why the database is gone for good, as a sentence; empty while it runs or is being restarted. For readiness. */
    public Optional<String> failure() {
        return postmaster.failure();
    }

    /** Stops the database, connected or not. To be called after everything that uses it is closed. */
    @Override
    public void close() {
        try {
            postmaster.stop();
            lock.close();
        } catch (IOException e) {
            LOG.warn("The embedded database did not stop cleanly; the next start recovers it.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static EmbeddedPostgres start(
            FolderLock lock, Cluster cluster, Map<String, String> parameters, Postmaster.Ports ports)
            throws IOException, InterruptedException {
        String password = cluster.password();
        cluster.stopOrphan();
        Postmaster postmaster = new Postmaster(cluster, parameters, ports);
        int port = postmaster.start();
        try {
            DatabaseSettings settings = new FirstSteps(port, password, cluster.dataFolder()).run();
            LOG.info("PostgreSQL runs on 127.0.0.1:{} in {}", port, cluster.dataFolder());
            return new EmbeddedPostgres(lock, postmaster, settings);
        } catch (RuntimeException e) {
            postmaster.stop();
            throw e;
        }
    }
}
