package io.lineflame.source.go;

import io.lineflame.source.KnownVersion;
import io.lineflame.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From a module's path and version to the repository, tag and folder that hold it. Source: go.dev/ref/mod, "Mapping
 * versions to commits" and "Module directories within a repository".
 */
final class ModulePlaces {

    private static final int DIGITS_OF_TIME = 14;
    private static final int DIGITS_OF_HASH = 12;

    private ModulePlaces() {}

    /**
     * The place of a module's file; empty when the table does not know the module's host.
     *
     * @param rest the file's path within the module
     */
    static Optional<Place> find(String module, Optional<KnownVersion> version, String rest) {
        return VanityHosts.find(module).map(found -> place(module, version, rest, found));
    }

    private static Place place(String module, Optional<KnownVersion> version, String rest, VanityHosts.Found found) {
        String what = "the module " + module;
        List<String> paths = paths(found.below(), rest);
        return version.map(known -> Place.at(
                        what, found.repository(), known, refs(folder(found.below()), known.text()), paths, "module"))
                .orElseGet(() -> Place.ofUnknownVersion(what, found.repository(), paths, "module"));
    }

    /** A major version is a folder of its own, or a branch in which the module lies where it always lay. */
    private static List<String> paths(List<String> below, String rest) {
        List<String> paths = new ArrayList<>();
        paths.add(join(below) + rest);
        if (folder(below).size() < below.size()) {
            paths.add(join(folder(below)) + rest);
        }
        return paths;
    }

    /** Tags carry the module's folder, without the major version, in front of the version. */
    private static List<String> refs(List<String> folder, String version) {
        String commit = commitOf(version);
        return List.of(commit.isEmpty() ? join(folder) + withoutBuild(version) : commit);
    }

    private static List<String> folder(List<String> below) {
        return MajorVersion.without(below);
    }

    private static String join(List<String> folder) {
        return folder.isEmpty() ? "" : String.join("/", folder) + "/";
    }

    private static String withoutBuild(String version) {
        int plus = version.indexOf('+');
        return plus < 0 ? version : version.substring(0, plus);
    }

    /**
     * The commit that a pseudo-version names: {@code v0.0.0-20191109021931-daa7c04131f5}, {@code
     * v1.2.4-0.20191109021931-daa7c04131f5}; empty for other versions.
     */
    static String commitOf(String version) {
        String text = withoutBuild(version);
        int hash = text.lastIndexOf('-') + 1;
        int time = hash - 1 - DIGITS_OF_TIME;
        boolean pseudo = time > 0
                && text.length() - hash == DIGITS_OF_HASH
                && "-.".indexOf(text.charAt(time - 1)) >= 0
                && text.substring(time, hash - 1).chars().allMatch(c -> c >= '0' && c <= '9')
                && text.substring(hash).chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        return pseudo ? text.substring(hash) : "";
    }
}
