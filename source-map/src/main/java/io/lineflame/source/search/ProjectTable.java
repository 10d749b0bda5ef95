package io.lineflame.source.search;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Well-known projects of a language by the start of their files' names: a text file beside the language's rules, which
 * contributors extend. A line is {@code PREFIX PACKAGE REPOSITORY TAG[,TAG] [FOLDER[,FOLDER]]}; a PACKAGE of {@code -} is
 * called like its prefix, a FOLDER of {@code .} is the repository's root. Lines that start with {@code #} say something to
 * people. Safe for many threads.
 */
public final class ProjectTable {

    private static final int DEEPEST_PREFIX = 4;

    private final Map<String, Project> byPrefix;

    private ProjectTable(Map<String, Project> byPrefix) {
        this.byPrefix = byPrefix;
    }

    /** Reads a table out of the jar. */
    public static ProjectTable beside(Class<?> rules, String fileName) {
        try (InputStream table = Objects.requireNonNull(rules.getResourceAsStream(fileName), fileName)) {
            return of(new String(table.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The table " + fileName + " cannot be read from the jar.", e);
        }
    }

    /** A table of these lines. */
    static ProjectTable of(String lines) {
        return new ProjectTable(lines.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(ProjectTable::project)
                .collect(toUnmodifiableMap(Project::prefix, Function.identity())));
    }

    private static Project project(String line) {
        String[] columns = line.strip().split("\\s+", -1);
        if (columns.length < 4 || columns.length > 5) {
            throw new IllegalArgumentException("not PREFIX PACKAGE REPOSITORY TAGS [FOLDERS]: " + line);
        }
        List<String> folders = columns.length == 4 ? List.of("") : List.of(columns[4].split(",", -1));
        return new Project(
                columns[0],
                columns[1].equals("-") ? columns[0] : columns[1],
                columns[2],
                Arrays.asList(columns[3].split(",", -1)),
                folders.stream().map(folder -> folder.equals(".") ? "" : folder).toList());
    }

    /** The project of exactly this prefix. */
    public Optional<Project> named(String prefix) {
        return Optional.ofNullable(byPrefix.get(prefix));
    }

    /** The project with the longest prefix, by whole segments, of a path. */
    public Optional<Project> startOf(List<String> path) {
        for (int length = Math.min(DEEPEST_PREFIX, path.size()); length > 0; length--) {
            Project project = byPrefix.get(String.join("/", path.subList(0, length)));
            if (project != null) {
                return Optional.of(project);
            }
        }
        return Optional.empty();
    }
}
