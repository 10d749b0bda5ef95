package io.lineflame.source.cpp;

import io.lineflame.source.KnownVersion;
import io.lineflame.source.Place;
import io.lineflame.source.search.CompiledPath;
import io.lineflame.source.search.TableFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A library or program in C or C++ whose repository is known: a row of the table {@code packages.txt}.
 *
 * @param what as in a sentence
 * @param repository its web address
 * @param tag what the repository calls a version: {@code <version>} stands for it, {@code <version_>} for it with {@code _}
 * @param standard whether it belongs to the system rather than to who uses it
 */
record NativePackage(String what, String repository, String tag, boolean standard) {

    private static final Map<String, NativePackage> BY_NAME = read();

    static Optional<NativePackage> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /**
     * Where a file is.
     *
     * @param version empty when unknown
     * @param rest the file's path in the package
     */
    Place place(String version, String rest) {
        List<String> ends = CompiledPath.segmentsOf(rest);
        if (version.isEmpty()) {
            return Place.ofUnknownVersion(what, repository, List.of(String.join("/", ends)), "package");
        }
        String ref = tag.replace("<version>", version).replace("<version_>", version.replace('.', '_'));
        return new Place(
                what,
                repository,
                Optional.of(new KnownVersion(version, "the file's name")),
                List.of(ref),
                List.of(String.join("/", ends)),
                ends,
                "",
                "package");
    }

    private static Map<String, NativePackage> read() {
        Map<String, NativePackage> packages = new HashMap<>();
        for (List<String> row : TableFile.rows(NativePackage.class, "packages.txt", 5)) {
            NativePackage each = new NativePackage(
                    row.get(1), row.get(2), row.get(3), row.get(4).equals("yes"));
            for (String name : row.get(0).split(" ", -1)) {
                packages.put(name, each);
            }
        }
        return Map.copyOf(packages);
    }
}
