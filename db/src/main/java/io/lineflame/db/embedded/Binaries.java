package io.lineflame.db.embedded;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once per version. A folder under its final name is whole: it is unpacked beside it and renamed. */
final class Binaries {
    /** The major version whose data these programs read. */
    static final int MAJOR = 18;

    private final Path folder;
    private final Platform platform;

    private Binaries(Path folder, Platform platform) {
        this.folder = folder;
        this.platform = platform;
    }

    /** Finds the programs below the data folder, or unpacks them there. */
    static Binaries unpacked(Path dataFolder, Platform platform) throws IOException {
        Path folder = dataFolder.resolve("postgres-" + version() + "-" + platform.label());
        Binaries binaries = new Binaries(folder, platform);
        if (!binaries.whole()) {
            Path half = folder.resolveSibling(folder.getFileName() + ".new");
            FileTree.delete(half);
            FileTree.delete(folder);
            unpack(platform, half);
            FileTree.moveIntoPlace(half, folder);
        }
        return binaries;
    }

    String program(String name) {
        return folder.resolve("bin")
                .resolve(platform.windows() ? name + ".exe" : name)
                .toString();
    }

    private boolean whole() {
        return Files.isRegularFile(Path.of(program("postgres")))
                && Files.isRegularFile(Path.of(program("initdb")))
                && Files.isRegularFile(Path.of(program("pg_ctl")));
    }

    private static void unpack(Platform platform, Path target) throws IOException {
        try (InputStream archive = Binaries.class.getResourceAsStream("/" + platform.archive())) {
            if (archive == null) {
                throw new EmbeddedPostgresException(
                        "This jar was built without the embedded database for " + platform.label() + ". "
                                + "Set LINEFLAME_DATABASE_URL to a PostgreSQL 14 or newer.",
                        null);
            }
            Files.createDirectory(target);
            TarReader.unpack(new XZInputStream(archive), target);
        }
    }

    private static String version() throws IOException {
        try (InputStream in = Binaries.class.getResourceAsStream("binaries.properties")) {
            if (in == null) {
                throw new FileNotFoundException("binaries.properties");
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        }
    }
}
