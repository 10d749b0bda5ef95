package io.lineflame.source.search;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Well-known projects of a language by the start of their files' names: a text file beside the language's rules, which
 * contributors extend. Its columns are prefix, package (empty when it is called like its prefix), repository, names of tags
 * and folders ({@code .} is the repository's root), of the last two several with commas between, likeliest first. Safe for many threads.
 */
public final class ProjectTable {

    private static final int COLUMNS = 5;
    private static final int DEEPEST_PREFIX = 4;

    private final Map<String, Project> byPrefix;

    private ProjectTable(Map<String, Project> byPrefix) {
        this.byPrefix = byPrefix;
    }

    /** Reads a table out of the jar. */
    public static ProjectTable beside(Class<?> rules, String fileName) {
        return new ProjectTable(TableFile.rows(rules, fileName, COLUMNS).stream()
                .map(ProjectTable::project)
                .collect(toUnmodifiableMap(Project::prefix, Function.identity())));
    }

    private static Project project(List<String> row) {
        String prefix = row.get(0);
        return new Project(
                prefix,
                row.get(1).isEmpty() ? prefix : row.get(1),
                row.get(2),
                List.of(row.get(3).split(",", -1)),
                Stream.of(row.get(4).split(",", -1))
                        .map(folder -> folder.equals(".") ? "" : folder)
                        .toList());
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
