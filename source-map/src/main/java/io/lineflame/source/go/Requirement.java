package io.lineflame.source.go;

import io.lineflame.source.KnownVersion;
import io.lineflame.source.go.ModuleFiles.ModuleAt;
import io.lineflame.source.search.CompiledPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A file of a module that the service requires, after replacements.
 *
 * @param module its path
 * @param version and the file that says so; empty for a module that is replaced by a folder
 * @param rest the file's path within the module
 * @param by what says so
 * @param folder the folder that replaces the module, as written; empty for none
 */
record Requirement(String module, Optional<KnownVersion> version, String rest, ModuleAt by, String folder) {

    /**
     * The module of a file that is known by its import path.
     *
     * @param path the package's path and the file's name, e.g. {@code example.com/x/y/f.go}
     */
    static Optional<Requirement> find(List<ModuleAt> requirements, String path) {
        for (ModuleAt by : requirements) {
            Optional<String> module = by.mod().required(path);
            // a file has a name behind its module
            if (module.isPresent() && module.get().length() < path.length()) {
                return Optional.of(
                        of(by, module.get(), path.substring(module.get().length() + 1)));
            }
        }
        return Optional.empty();
    }

    /** The module that Bazel's Gazelle gives this name, e.g. {@code com_github_acme_lib}. */
    static Optional<Requirement> ofBazel(List<ModuleAt> requirements, String repository, String rest) {
        String name = repository.substring(Math.max(repository.lastIndexOf('~'), repository.lastIndexOf('+')) + 1);
        for (ModuleAt by : requirements) {
            for (String module : by.mod().requires().keySet()) {
                if (bazelName(module).equals(name)) {
                    return Optional.of(of(by, module, rest));
                }
            }
        }
        return Optional.empty();
    }

    /** The host backwards, then the path; what is no letter or digit becomes a line. */
    private static String bazelName(String module) {
        List<String> segments = new ArrayList<>(CompiledPath.segmentsOf(module));
        if (segments.isEmpty()) {
            return "";
        }
        List<String> host = new ArrayList<>(List.of(segments.remove(0).split("\\.")));
        Collections.reverse(host);
        host.addAll(segments);
        return String.join("_", host).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
    }

    private static Requirement of(ModuleAt by, String module, String rest) {
        return replaced(by, module, by.mod().version(module), rest)
                .orElseGet(() ->
                        new Requirement(module, version(by, "require", by.mod().version(module)), rest, by, ""));
    }

    /** What a file of a module and version is of, where they are replaced. */
    static Optional<Requirement> replaced(ModuleAt by, String module, String version, String rest) {
        return by.mod()
                .replacement(module, version)
                .map(found -> found.local()
                        ? new Requirement(module, Optional.empty(), rest, by, found.newPath())
                        : new Requirement(found.newPath(), version(by, "replace", found.newVersion()), rest, by, ""));
    }

    private static Optional<KnownVersion> version(ModuleAt by, String line, String version) {
        String from = by.path().endsWith(".txt") ? by.path() : "the " + line + " line of " + by.path();
        return version.isEmpty() ? Optional.empty() : Optional.of(new KnownVersion(version, from));
    }

    boolean local() {
        return !folder.isEmpty();
    }

    /** The file's path in the repository, of a module that is replaced by a folder; empty outside of it. */
    Optional<String> pathInRepository() {
        List<String> segments = new ArrayList<>(CompiledPath.segmentsOf(by.folder()));
        if (by.path().endsWith("vendor/modules.txt")) {
            segments.remove(segments.size() - 1); // folders are written as seen from go.mod
        }
        for (String segment : folder.replace('\\', '/').split("/", -1)) {
            if (segment.equals("..")) {
                if (segments.isEmpty()) {
                    return Optional.empty();
                }
                segments.remove(segments.size() - 1);
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        boolean absolute = folder.startsWith("/") || folder.indexOf(':') == 1;
        segments.add(rest);
        return absolute ? Optional.empty() : Optional.of(String.join("/", segments));
    }
}
