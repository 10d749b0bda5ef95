package io.lineflame.source.go;

import io.lineflame.vcs.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The table {@code generated-files.txt} beside this class, read once: what makes a file that is in no repository. */
final class GeneratedFiles {

    private static final List<Line> LINES = read();

    private GeneratedFiles() {}

    /** What makes a file of this name; empty when its name does not say. */
    static Optional<Line> find(String name) {
        return LINES.stream().filter(line -> line.fits(name)).findFirst();
    }

    private static List<Line> read() {
        try (InputStream table = Objects.requireNonNull(
                GeneratedFiles.class.getResourceAsStream("generated-files.txt"), "generated-files.txt")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Line::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The table of generated files cannot be read from the jar.", e);
        }
    }

    /**
     * A line of the table.
     *
     * @param source the end of the name of the file that it is made from; empty when there is none
     */
    record Line(String pattern, String maker, String command, String source) {

        static Line of(String text) {
            String[] parts = text.split("\\|", -1);
            return new Line(parts[0].strip(), parts[1].strip(), parts[2].strip(), parts[3].strip());
        }

        boolean fits(String name) {
            return pattern.startsWith("*")
                    ? name.endsWith(pattern.substring(1))
                    : name.startsWith(pattern.substring(0, pattern.length() - 1));
        }

        /** What to do, with the file that it is made from where the tree has just one. */
        String advice(String name, Tree tree) {
            String commit = "Commit what " + command + " makes, or look at what it is made from";
            return commit + origin(name, tree).map(path -> ": " + path + ".").orElse(".");
        }

        private Optional<String> origin(String name, Tree tree) {
            boolean suffix = pattern.startsWith("*") && source.startsWith(".");
            if (!suffix) {
                return Optional.empty();
            }
            String stem = name.substring(0, name.length() - pattern.length() + 1);
            var found = tree.filesNamed(stem + source);
            return found.size() == 1 ? Optional.of(found.get(0).path()) : Optional.empty();
        }
    }
}
