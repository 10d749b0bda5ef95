package io.lineflame.source.go;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a {@code go.mod} or a {@code go.work} says, as far as it can be read. Source: go.dev/ref/mod, "go.mod files" and
 * "go.work files".
 *
 * @param module the module's path; empty when there is none
 * @param go the language version, e.g. {@code 1.21} or {@code 1.24.1}; empty when there is none
 * @param toolchain e.g. {@code go1.24.1}; empty when there is none
 * @param requires versions by module path
 * @param replacements in the order of the file
 * @param uses folders of a workspace's modules, as written; only of {@code go.work}
 */
record GoMod(
        String module,
        String go,
        String toolchain,
        Map<String, String> requires,
        List<Replacement> replacements,
        List<String> uses) {

    /** Names in profiles may be much longer than any module's. */
    private static final int LONGEST_MODULE = 1024;

    /** A file that says nothing. */
    static final GoMod EMPTY = new GoMod("", "", "", Map.of(), List.of(), List.of());

    GoMod {
        requires = Map.copyOf(requires);
        replacements = List.copyOf(replacements);
        uses = List.copyOf(uses);
    }

    /** Reads a file; a line that is wrong is left out. O(characters). */
    static GoMod parse(String text) {
        return new GoModParser(text).parse();
    }

    /** Whether the module's path is this package's, or begins it by whole segments. */
    boolean holds(String packagePath) {
        return !module.isEmpty() && isPrefix(module, packagePath);
    }

    /** The module with the longest path that begins this one, of those that are required; empty when none does. */
    Optional<String> required(String path) {
        int start = path.length() <= LONGEST_MODULE ? path.length() : path.lastIndexOf('/', LONGEST_MODULE);
        for (int end = start; end > 0; end = path.lastIndexOf('/', end - 1)) {
            String prefix = path.substring(0, end);
            if (requires.containsKey(prefix) || isReplaced(prefix)) {
                return Optional.of(prefix);
            }
        }
        return Optional.empty();
    }

    private boolean isReplaced(String modulePath) {
        for (Replacement each : replacements) {
            if (each.path().equals(modulePath)) {
                return true;
            }
        }
        return false;
    }

    /** The version that is required; empty when the file does not say so. */
    String version(String modulePath) {
        return requires.getOrDefault(modulePath, "");
    }

    /** What a module was replaced with; a replacement of just this version before one of all. */
    Optional<Replacement> replacement(String modulePath, String version) {
        return replacements.stream()
                .filter(r -> r.path().equals(modulePath) && r.version().equals(version) && !version.isEmpty())
                .findFirst()
                .or(() -> replacements.stream()
                        .filter(r -> r.path().equals(modulePath) && r.version().isEmpty())
                        .findFirst());
    }

    static boolean isPrefix(String prefix, String path) {
        return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }

    /**
     * A line {@code replace}.
     *
     * @param version which is replaced; empty for all
     * @param newPath a module's path, or a folder
     * @param newVersion empty for a folder
     */
    record Replacement(String path, String version, String newPath, String newVersion) {

        boolean local() {
            return newVersion.isEmpty();
        }
    }
}
