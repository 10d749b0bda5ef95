package io.lineflame.db.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server process and the thread that starts, watches and restarts it. The thread lives as long as the server is wanted: the
 * system stops the process when the very thread that started it ends (see {@link RunAs}).
 */
final class Postmaster {
    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final int PORTS_TRIED = 5;
    /** Recovery after a crash replays the log, which takes as long as it takes; this only ends a start that hangs. */
    private static final Duration START_LIMIT = Duration.ofMinutes(10);
    /** Children of a killed server hold its shared memory until they notice that it is gone. */
    private static final Duration REMAINS_LIMIT = Duration.ofSeconds(30);

    private static final int RESTARTS = 5;
    private static final Duration RESTARTS_WITHIN = Duration.ofMinutes(10);

    private final Cluster cluster;
    private final Ports ports;
    private final SortedMap<String, String> parameters;
    private final ServerLog log;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final Thread thread = new Thread(this::serve, "lineflame-postgres");
    private volatile boolean stopping;
    private volatile @Nullable String failure;

    /** Candidates for the port come from outside: between choosing one and listening on it somebody else may take it. */
    Postmaster(Cluster cluster, Map<String, String> parameters, Ports ports) {
        this.cluster = cluster;
        this.ports = ports;
        this.parameters = new TreeMap<>(parameters);
        this.log = new ServerLog(cluster.dataFolder());
        thread.setDaemon(true);
    }

    /** Where candidates for the port come from. */
    @FunctionalInterface
    interface Ports {
        int next() throws IOException;
    }

    /** What kept a start from succeeding, as far as it matters for what to do next. */
    private static final class StartFailure extends Exception {
        private static final long serialVersionUID = 1L;

        StartFailure(String printed) {
            super(printed);
        }

        String printed() {
            return String.valueOf(getMessage());
        }

        boolean portTaken() {
            return printed().contains("Address already in use") || printed().contains("could not bind");
        }

        boolean remains() {
            return printed().contains("pre-existing shared memory block")
                    || printed().contains("lock file \"postmaster.pid\" already exists");
        }
    }

    /** Starts the server and waits until it takes connections; gives its port. */
    int start() throws InterruptedException {
        thread.start();
        try {
            return port.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EmbeddedPostgresException sentence) {
                throw sentence;
            }
            throw new EmbeddedPostgresException("The embedded database could not be started.", e.getCause());
        }
    }

    /** Why the server is gone for good; empty while it runs or is being restarted. */
    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /** Stops the server and waits until it is gone. */
    void stop() throws IOException, InterruptedException {
        stopping = true;
        do { // again when a restart was under way and came through in between
            cluster.stop();
            thread.join(TimeUnit.SECONDS.toMillis(1));
        } while (thread.isAlive());
    }

    private void serve() {
        try {
            Process process = launchOnFreePort();
            Deque<Long> restarts = new ArrayDeque<>();
            while (true) {
                int code = process.waitFor();
                if (stopping) {
                    return;
                }
                countRestart(restarts, code);
                process = launchAfterCrash(port.join());
            }
        } catch (StartFailure e) {
            fail(new Failures(cluster.dataFolder()).of("Starting the embedded database", e.printed()));
        } catch (IOException e) {
            fail(new Failures(cluster.dataFolder()).of(e));
        } catch (InterruptedException e) {
            fail(new EmbeddedPostgresException("Interrupted while watching the embedded database.", e));
        } catch (EmbeddedPostgresException e) {
            fail(e);
        }
    }

    private void fail(EmbeddedPostgresException e) {
        if (!port.completeExceptionally(e) && !stopping) {
            failure = e.getMessage();
            LOG.error("The embedded database is gone and stays gone: {}", e.getMessage());
        }
    }

    private Process launchOnFreePort() throws IOException, InterruptedException, StartFailure {
        for (int attempt = 1; ; attempt++) {
            int candidate = ports.next();
            try {
                Process process = launchOverRemains(candidate);
                port.complete(candidate);
                return process;
            } catch (StartFailure e) {
                if (!e.portTaken() || attempt == PORTS_TRIED) {
                    throw e;
                }
                LOG.info("Port {} was taken in the meantime, trying another.", candidate);
            }
        }
    }

    private Process launchAfterCrash(int samePort) throws IOException, InterruptedException, StartFailure {
        Process process = launchOverRemains(samePort);
        LOG.info("PostgreSQL runs again on port {}.", samePort);
        return process;
    }

    private Process launchOverRemains(int onPort) throws IOException, InterruptedException, StartFailure {
        long deadline = System.nanoTime() + REMAINS_LIMIT.toNanos();
        while (true) {
            try {
                return launch(onPort);
            } catch (StartFailure e) {
                if (!e.remains() || stopping || System.nanoTime() > deadline) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
    }

    private Process launch(int onPort) throws IOException, InterruptedException, StartFailure {
        log.mark();
        Process process = Commands.builder(cluster.serverCommand(options(onPort)), cluster.dataFolder())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()))
                .start();
        process.getOutputStream().close();
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
            boolean ready = PostmasterFile.read(cluster.data())
                    .filter(file -> file.pid() == process.pid() && file.ready())
                    .isPresent();
            if (ready) {
                return process;
            }
            if (System.nanoTime() > deadline) {
                cluster.stop();
                throw new StartFailure("It did not take connections within " + START_LIMIT.toMinutes() + " minutes.");
            }
        }
        throw new StartFailure(log.sinceMark());
    }

    private void countRestart(Deque<Long> restarts, int code) {
        LOG.warn("PostgreSQL ended unexpectedly (exit code {}); restarting it. Its log: {}", code, log.file());
        long now = System.nanoTime();
        restarts.addLast(now);
        while (now - restarts.getFirst() > RESTARTS_WITHIN.toNanos()) {
            restarts.removeFirst();
        }
        if (restarts.size() > RESTARTS) {
            throw new EmbeddedPostgresException(
                    "PostgreSQL in " + cluster.dataFolder() + " ended " + restarts.size() + " times within "
                            + RESTARTS_WITHIN.toMinutes() + " minutes. Its log says why: " + log.file(),
                    null);
        }
    }

    /** No socket file: its path may be too long, and loopback with a password is enough. */
    private List<String> options(int onPort) {
        Map<String, String> all = new TreeMap<>(Map.of(
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", "",
                "fsync", "on",
                "password_encryption", "scram-sha-256",
                "logging_collector", "off",
                "log_checkpoints", "off",
                "lc_messages", "C",
                "timezone", "UTC",
                "log_timezone", "UTC",
                "jit", "off"));
        all.putAll(parameters);
        all.put("port", String.valueOf(onPort));
        List<String> options = new ArrayList<>();
        all.forEach((name, value) -> Collections.addAll(options, "-c", name + "=" + value));
        return options;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
