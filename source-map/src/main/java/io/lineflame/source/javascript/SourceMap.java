package io.lineflame.source.javascript;

import io.lineflame.source.search.CompiledPath;
import io.lineflame.source.search.JsonText;
import java.util.ArrayList;
import java.util.List;

/**
 * What a source map says about where its text came from; its mapping of lines is not read. Source: ECMA-426.
 *
 * @param sources as it names them, {@code sourceRoot} before each
 */
record SourceMap(List<String> sources) {

    /** Sections of an index map have a map each. */
    private static final int DEEPEST = 5;

    SourceMap {
        sources = List.copyOf(sources);
    }

    static SourceMap read(String json) {
        List<String> sources = new ArrayList<>();
        List<String> root = new ArrayList<>();
        JsonText.read(json, DEEPEST, (names, value) -> {
            if (names.get(names.size() - 1).equals("sourceRoot")) {
                root.add(value);
            } else if (names.size() > 1 && names.get(names.size() - 2).equals("sources")) {
                sources.add(value);
            }
        });
        String before = root.isEmpty() || root.get(0).isEmpty() ? "" : root.get(0) + "/";
        return new SourceMap(sources.stream().map(before::concat).toList());
    }

    /** The sources' paths, seen from the repository's root, for a map in a folder of it. Others' packages are left out. */
    List<String> paths(String folder) {
        return sources.stream()
                .map(source -> path(folder, ScriptName.of(source)))
                .filter(path -> !path.contains("node_modules/"))
                .distinct()
                .toList();
    }

    private static String path(String folder, ScriptName source) {
        boolean beside =
                source.form() == ScriptName.Form.PLAIN && !source.path().startsWith("/");
        return String.join("/", CompiledPath.segmentsOf(beside ? folder + "/" + source.path() : source.path()));
    }
}
