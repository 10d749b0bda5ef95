package io.lineflame.benchmarks.servers;

import io.lineflame.benchmarks.load.HttpConnection;
import io.lineflame.benchmarks.load.HttpConnection.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Grafana Pyroscope as one program, with the storage that its releases from 2.0 on use: what it acknowledges is in its object store, here a
 * folder. As it comes, but on loopback alone, without reports home and profiles of itself, with limits lifted that would refuse the load,
 * and with the time after which it calls itself ready shortened.
 */
public final class Pyroscope extends Contestant {

    private static final Pattern BLOCK = Pattern.compile("blocks/([0-9A-Z]{26})");

    private final Path binary;
    private final Queries queries = new PyroscopeQueries();
    private final int grpcPort;
    private final int raftPort;
    private final int gossipPort;

    /** A program that was built from the Pyroscope repository or came with a release. */
    public Pyroscope(Path binary, Path folder) throws IOException {
        super(folder, "pyroscope.log");
        this.binary = binary.toAbsolutePath();
        Files.createDirectories(folder().resolve("tmp"));
        Files.createDirectories(folder().resolve("bucket"));
        this.grpcPort = ServerProcess.freeAddress().getPort();
        this.raftPort = ServerProcess.freeAddress().getPort();
        this.gossipPort = ServerProcess.freeAddress().getPort();
    }

    @Override
    public String name() {
        return "Pyroscope";
    }

    @Override
    public void start() throws IOException, InterruptedException {
        process().start(command(), Map.of(), folder());
    }

    private List<String> command() {
        String grpc = "127.0.0.1:" + grpcPort;
        String raft = "127.0.0.1:" + raftPort;
        List<String> command = new ArrayList<>(List.of(binary.toString(), "-target=all", "-architecture.storage=v2"));
        command.addAll(List.of(
                "-server.http-listen-address=127.0.0.1",
                "-server.http-listen-port=" + address().getPort(),
                "-server.grpc-listen-address=127.0.0.1",
                "-server.grpc-listen-port=" + grpcPort,
                "-metastore.address=" + grpc,
                "-query-backend.address=" + grpc,
                "-metastore.raft.bind-address=" + raft,
                "-metastore.raft.advertise-address=" + raft,
                "-metastore.raft.server-id=" + raft,
                "-memberlist.bind-addr=127.0.0.1",
                "-memberlist.advertise-addr=127.0.0.1",
                "-memberlist.bind-port=" + gossipPort,
                "-memberlist.advertise-port=" + gossipPort));
        command.addAll(List.of(
                "-segment-writer.lifecycler.addr=127.0.0.1",
                "-query-frontend.instance-addr=127.0.0.1",
                "-distributor.ring.instance-addr=127.0.0.1",
                "-overrides-exporter.ring.instance-addr=127.0.0.1",
                "-query-scheduler.ring.instance-addr=127.0.0.1"));
        command.addAll(List.of(
                "-segment-writer.min-ready-duration=1s",
                "-metastore.min-ready-duration=1s",
                "-usage-stats.enabled=false",
                "-self-profiling.disable-push=true",
                "-tracing.enabled=false",
                "-validation.reject-older-than=0",
                "-distributor.ingestion-rate-limit-mb=100000",
                "-distributor.ingestion-burst-size-mb=100000",
                "-log.level=warn"));
        command.addAll(List.of(
                "-storage.filesystem.dir=" + folder().resolve("bucket"),
                "-metastore.data-dir=" + folder().resolve("metastore"),
                "-metastore.raft.dir=" + folder().resolve("raft"),
                "-metastore.raft.snapshots-dir=" + folder().resolve("raft"),
                "-compaction-worker.temp-dir=" + folder().resolve("tmp")));
        return command;
    }

    /**
     * Blocks and segments that its metastore knows, and the metastore's index. What was compacted into others and waits on the disk for its
     * deletion does not count.
     */
    @Override
    public long storedBytes() throws IOException {
        long bytes = ServerProcess.diskBytes(folder().resolve("metastore"));
        Set<String> live = liveBlocks();
        try (Stream<Path> files = Files.walk(folder().resolve("bucket"))) {
            for (Path file :
                    files.filter(path -> live.contains(parentName(path))).toList()) {
                bytes += ServerProcess.diskBytes(file);
            }
        }
        return bytes;
    }

    /** By their ids, as the page for operators lists them. */
    private Set<String> liveBlocks() throws IOException {
        try (HttpConnection connection = new HttpConnection(address(), Duration.ofMinutes(1))) {
            Answer page = connection.get("/ops/object-store/tenants/anonymous/blocks?queryFrom=now-24h&queryTo=now");
            if (page.status() != 200) {
                throw new IOException("Pyroscope answered " + page.status() + " to its list of blocks");
            }
            return BLOCK.matcher(page.text())
                    .results()
                    .map(block -> block.group(1))
                    .collect(Collectors.toSet());
        }
    }

    private static String parentName(Path file) {
        Path parent = file.getParent();
        return parent == null || parent.getFileName() == null
                ? ""
                : parent.getFileName().toString();
    }

    @Override
    public Queries queries() {
        return queries;
    }
}
