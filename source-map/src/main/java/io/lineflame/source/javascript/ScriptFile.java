package io.lineflame.source.javascript;

import java.util.List;

/**
 * Whose file it is that a JavaScript engine ran, as far as its name tells.
 *
 * @param packageName of npm, e.g. {@code @scope/name}; only of {@code PACKAGE}
 * @param version of the package, when the path carries it; else empty
 * @param path in segments: all of it of {@code OWN}, else within what {@code kind} names
 * @param installed where the package is installed, e.g. {@code node_modules/a/node_modules/b}; empty when unknown
 */
record ScriptFile(Kind kind, String packageName, String version, List<String> path, String installed) {

    enum Kind {
        /** Text that was evaluated, or that a bundler made up. */
        GENERATED,
        /** Node's own library. */
        NODE,
        /** What Bun and Deno are made of. */
        RUNTIME,
        PACKAGE,
        OWN
    }

    ScriptFile {
        path = List.copyOf(path);
    }

    static ScriptFile of(Kind kind, List<String> path) {
        return new ScriptFile(kind, "", "", path, "");
    }

    String joined() {
        return String.join("/", path);
    }

    String name() {
        return path.isEmpty() ? "" : path.get(path.size() - 1);
    }
}
