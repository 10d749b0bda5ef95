package io.lineflame.source.go;

/** What a person can do about a module's file that is not found. */
final class ModuleAdvice {

    static final String VERSION =
            "Nothing names the module's version: go.mod of the service's folder (label service_root_path)"
                    + " should require it, or build with modules, whose files' names carry it.";

    private ModuleAdvice() {}

    /** How to name a module's repository. */
    static String map(String module) {
        return "Name the repository that holds " + module + " in .lineflame.yaml: a mapping with function prefix "
                + module + " and source.repository.";
    }
}
