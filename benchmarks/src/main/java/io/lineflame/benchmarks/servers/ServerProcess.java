package io.lineflame.benchmarks.servers;

import io.lineflame.benchmarks.load.HttpConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One program that listens on loopback, its output in a file. */
final class ServerProcess {

    private static final Duration TO_READY = Duration.ofSeconds(90);
    private static final Duration TO_END = Duration.ofSeconds(40);

    private final InetSocketAddress address;
    private final Path log;
    private @Nullable Process process;

    ServerProcess(InetSocketAddress address, Path log) {
        this.address = address;
        this.log = log;
    }

    InetSocketAddress address() {
        return address;
    }

    /** A port of loopback that nobody uses now. */
    static InetSocketAddress freeAddress() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
        }
    }

    /** Starts it and waits until {@code /ready} answers 200. */
    void start(List<String> command, Map<String, String> environment, Path folder)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // What the run itself is told by such keys, a server would not know.
        builder.environment().keySet().removeIf(key -> key.startsWith("LINEFLAME_"));
        builder.environment().putAll(environment);
        Process started = builder.start();
        process = started;
        // Whoever interrupts the run leaves no server behind.
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroy));
        long end = System.nanoTime() + TO_READY.toNanos();
        while (!ready()) {
            if (!started.isAlive() || System.nanoTime() > end) {
                throw new IOException(command.get(0) + " does not become ready; see " + log);
            }
            Thread.sleep(100);
        }
    }

    /** Asks it to end, and waits. */
    void stop() throws IOException, InterruptedException {
        Process running = running();
        running.destroy();
        if (!running.waitFor(TO_END.toSeconds(), TimeUnit.SECONDS)) {
            running.destroyForcibly().waitFor();
            throw new IOException("The process " + running.pid() + " did not end within " + TO_END + "; see " + log);
        }
    }

    /** {@code kill -9}, and waits. */
    void kill() throws InterruptedException {
        running().destroyForcibly().waitFor();
    }

    boolean alive() {
        return process != null && process.isAlive();
    }

    long pid() {
        return running().pid();
    }

    /** From {@code /proc/PID/status}, in bytes. */
    long memory(String field) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid() + "/status"))) {
            if (line.startsWith(field + ":")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1_024;
            }
        }
        throw new IOException("The process " + pid() + " has no " + field);
    }

    /** What files take below a folder, in whole blocks as a file system gives them; 0 when it is not there. */
    static long diskBytes(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(ServerProcess::blocks)
                    .sum();
        }
    }

    private static long blocks(Path file) {
        try {
            return (Files.size(file) + 4_095) / 4_096 * 4_096;
        } catch (IOException e) {
            return 0; // it went while we looked
        }
    }

    private boolean ready() {
        try (HttpConnection connection = new HttpConnection(address, Duration.ofSeconds(5))) {
            return connection.get("/ready").status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException("The process was never started");
        }
        return process;
    }
}
