package io.lineflame.benchmarks.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Our server from its jar, with 768 MiB of heap, over its embedded database or a given one. */
public final class Lineflame extends Contestant {

    private final Path jar;
    private final Map<String, String> environment = new HashMap<>();
    private final LineflameQueries queries = new LineflameQueries();

    /** Over the database embedded in the folder, which is made when it is not there. */
    public Lineflame(Path jar, Path folder) throws IOException {
        this(jar, folder, Map.of());
    }

    /** With further keys of its configuration. */
    public Lineflame(Path jar, Path folder, Map<String, String> settings) throws IOException {
        super(folder, "lineflame.log");
        this.jar = jar.toAbsolutePath();
        environment.put("LINEFLAME_LISTEN", "127.0.0.1:" + address().getPort());
        environment.put("LINEFLAME_DATA_DIR", folder().resolve("data").toString());
        environment.putAll(settings);
    }

    @Override
    public String name() {
        return "Lineflame";
    }

    @Override
    public void start() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.add("-Xmx768m");
        command.addAll(List.of("-jar", jar.toString(), "serve"));
        process().start(command, environment, folder());
    }

    /** {@code kill -9}. */
    public void kill() throws InterruptedException {
        process().kill();
    }

    /** {@code kill -9} for the embedded PostgreSQL; the server lives on. */
    public void killDatabase() throws IOException {
        Path file = folder().resolve("data/database-18/data/postmaster.pid");
        long pid = Long.parseLong(Files.readAllLines(file).get(0).trim());
        if (!ProcessHandle.of(pid).map(ProcessHandle::destroyForcibly).orElse(false)) {
            throw new IOException("PostgreSQL, process " + pid + ", could not be killed");
        }
    }

    @Override
    public long storedBytes() throws IOException {
        return ServerProcess.diskBytes(folder().resolve("data/database-18/data/base"));
    }

    @Override
    public LineflameQueries queries() {
        return queries;
    }
}
