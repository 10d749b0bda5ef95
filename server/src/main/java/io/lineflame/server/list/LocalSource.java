package io.lineflame.server.list;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds source files on this machine: at the path in the profile, or with ever shorter ends of it below a folder. */
final class LocalSource {

    private final Path folder;

    LocalSource(Path folder) {
        this.folder = folder;
    }

    /** The lines of the file; empty when it is not here or cannot be read. */
    List<String> read(String file) {
        for (Path candidate : candidates(file)) {
            try {
                if (Files.isRegularFile(candidate)) {
                    String text = new String(Files.readAllBytes(candidate), StandardCharsets.UTF_8);
                    return text.lines().toList();
                }
            } catch (IOException e) {
                // As good as not there: the numbers are printed without it.
            }
        }
        return List.of();
    }

    private List<Path> candidates(String file) {
        List<Path> candidates = new ArrayList<>();
        try {
            Path path = Path.of(file);
            if (path.isAbsolute()) {
                candidates.add(path);
            }
            for (int start = 0; start < path.getNameCount(); start++) {
                candidates.add(folder.resolve(path.subpath(start, path.getNameCount())));
            }
        } catch (IllegalArgumentException e) {
            return List.of();
        }
        return candidates;
    }
}
