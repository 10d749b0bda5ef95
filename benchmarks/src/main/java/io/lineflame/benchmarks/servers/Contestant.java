package io.lineflame.benchmarks.servers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** A server under measurement, as processes of this machine on loopback. For one thread. */
public abstract class Contestant implements AutoCloseable {

    private final Path folder;
    private final ServerProcess process;

    /** With everything it writes in the folder, which is made when it is not there. */
    Contestant(Path folder, String log) throws IOException {
        this.folder = Files.createDirectories(folder).toAbsolutePath();
        this.process = new ServerProcess(ServerProcess.freeAddress(), this.folder.resolve(log));
    }

    public abstract String name();

    /** Starts it over what its folder holds, and waits until it is ready. */
    public abstract void start() throws IOException, InterruptedException;

    /** What the stored profiles take on the disk; without journals of a size that does not grow with them. */
    public abstract long storedBytes() throws IOException;

    /** How it is asked. */
    public abstract Queries queries();

    public final InetSocketAddress address() {
        return process.address();
    }

    /** Ends it as an operator would, and waits. */
    public final void stop() throws IOException, InterruptedException {
        process.stop();
    }

    /** Of the server's own process, without its database. */
    public final long residentBytes() throws IOException {
        return process.memory("VmRSS");
    }

    /** The most it ever was. */
    public final long peakResidentBytes() throws IOException {
        return process.memory("VmHWM");
    }

    @Override
    public final void close() {
        try {
            if (process.alive()) {
                process.stop();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    final Path folder() {
        return folder;
    }

    final ServerProcess process() {
        return process;
    }
}
