package io.lineflame.server.demo;

import io.lineflame.server.config.Config;
import io.lineflame.server.config.ConfigReader;
import io.lineflame.server.config.InvalidConfigException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The demo in a folder: what it is configured with, what is loaded into it, where to look. */
public final class Demo {

    private static final String REPOSITORIES = "LINEFLAME_GIT_REPOSITORIES";

    private final DemoIndex index;
    private final Path folder;
    private final boolean throwAway;

    private Demo(DemoIndex index, Path folder, boolean throwAway) {
        this.index = index;
        this.folder = folder;
        this.throwAway = throwAway;
    }

    /** In this folder, made when it is new; without one, in a new folder that {@link #delete} deletes. */
    public static Demo in(Optional<Path> chosen) throws IOException {
        DemoIndex index = DemoIndex.read();
        if (chosen.isPresent()) {
            Path folder = Files.createDirectories(chosen.get().toAbsolutePath().normalize());
            return new Demo(index, folder, false);
        }
        return new Demo(index, Files.createTempDirectory("lineflame-demo-"), true);
    }

    /**
     * The configuration of a server for it: the recorded history stands for the repository's address.
     *
     * @param environment gives further repositories, for those who push something else to the demo; no other key counts
     */
    public Config configure(int port, Map<String, String> environment) throws IOException, InvalidConfigException {
        Path bundle = folder.resolve(index.bundle());
        Files.write(bundle, DemoIndex.resource(index.bundle()));
        String own = index.repository() + "=" + bundle;
        String others = environment.getOrDefault(REPOSITORIES, "");
        return ConfigReader.withInstalledProviders()
                .read(
                        Map.of(
                                "LINEFLAME_LISTEN",
                                "127.0.0.1:" + port,
                                "LINEFLAME_DATA_DIR",
                                folder.toString(),
                                REPOSITORIES,
                                others.isBlank() ? own : others + "," + own),
                        Optional.empty());
    }

    /** Pushes the recording, unless the folder has it from within the hour; gives the moment at which it ends. */
    public Instant load(URI server, Instant now) throws IOException {
        try {
            return new DemoLoader(index, folder).load(server, now);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("loading the demo was interrupted", e);
        }
    }

    /** The page of the function that became expensive. */
    public URI guilty(URI server, Instant end) {
        return DemoPlaces.guilty(server, index, end);
    }

    /** Deletes the folder if it was made for this run. What cannot be deleted stays: it is in the system's temporary folder. */
    public void delete() {
        if (!throwAway) {
            return;
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            System.err.println("The folder " + folder + " could not be deleted: " + e.getMessage());
        }
    }
}
