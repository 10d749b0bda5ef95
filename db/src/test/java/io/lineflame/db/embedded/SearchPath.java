package io.lineflame.db.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;

/** A PATH on which only some of the system's programs are, to be on a system that lacks the others. */
final class SearchPath {
    private SearchPath() {}

    static String with(Path parent, String... programs) throws IOException {
        Path folder = Files.createTempDirectory(parent, "path-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String program : programs) {
            Path real = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                    .map(entry -> Path.of(entry, program))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("This test needs the program " + program + "."));
            Files.createSymbolicLink(folder.resolve(program), real);
        }
        return folder.toString();
    }
}
