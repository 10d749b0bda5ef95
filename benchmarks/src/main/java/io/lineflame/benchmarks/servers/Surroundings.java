package io.lineflame.benchmarks.servers;

import io.lineflame.benchmarks.load.ProfilePool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every run needs: our jar, profiles, and a folder that goes when the run ends well. */
public final class Surroundings {

    @Option(
            names = "--jar",
            defaultValue = "server/target/lineflame-server.jar",
            description = "our server (default: ${DEFAULT-VALUE})")
    private Path jar = Path.of("");

    @Option(
            names = "--profiles",
            defaultValue = "${env:LINEFLAME_REFERENCE}",
            description =
                    "folder with Go's CPU and heap profiles; those between 8 and 64 KiB are used (default: $LINEFLAME_REFERENCE)")
    private Path profiles = Path.of("");

    @Option(
            names = "--variants",
            defaultValue = "256",
            description = "made of each profile (default: ${DEFAULT-VALUE})")
    private int variants;

    @Option(names = "--connections", defaultValue = "8", description = "that push at once (default: ${DEFAULT-VALUE})")
    private int connections;

    @Option(names = "--folder", description = "for data and logs (default: a new one)")
    private @Nullable Path folder;

    public Path jar() {
        return jar;
    }

    public int connections() {
        return connections;
    }

    /** Reads and varies the profiles; takes seconds. */
    public ProfilePool pool() {
        return ProfilePool.read(profiles, variants, 42);
    }

    /** A folder below the run's own. */
    public Path folder(String name) throws IOException {
        if (folder == null) {
            folder = Files.createTempDirectory("lineflame-benchmark");
        }
        return Files.createDirectories(folder.resolve(name));
    }

    /** Deletes what is below a folder, and itself. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Deletes the run's folder when the run ended well, else says where it is. Gives the code. */
    public int finish(int code) throws IOException {
        if (folder != null && code == 0) {
            delete(folder);
        } else if (folder != null) {
            System.out.println("Data and logs are in " + folder);
        }
        return code;
    }
}
