package io.lineflame.source.rust;

import io.lineflame.source.KnownVersion;
import io.lineflame.source.Place;
import io.lineflame.source.search.CompiledPath;
import io.lineflame.source.search.TableFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A crate whose repository is known: a row of the table {@code crates.txt}.
 *
 * @param name as in the registry
 * @param repository its web address
 * @param tag what the repository calls a version, {@code <version>} standing for it
 * @param folder of the crate in the repository; empty for its root
 */
record Crate(String name, String repository, String tag, String folder) {

    private static final Set<String> BARE = Set.of("<version>", "v<version>", "v/<version>");
    private static final Map<String, Crate> BY_NAME = read();

    static Optional<Crate> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name))
                .or(() -> Optional.ofNullable(BY_NAME.get(name.replace('_', '-'))));
    }

    /**
     * Where a file of a version is.
     *
     * @param rest the file's path in the crate
     */
    Place place(KnownVersion version, String rest) {
        String number = withoutBuild(version.text());
        String inFolder = folder.isEmpty() ? rest : folder + "/" + rest;
        List<String> paths =
                Stream.of(inFolder, name + "/" + rest, rest).distinct().toList();
        return new Place(
                "the crate " + name,
                repository,
                Optional.of(version),
                refs(number),
                paths,
                CompiledPath.segmentsOf(name + "/" + rest),
                "",
                "crate");
    }

    /** A bare version is the main crate's, where other crates of the repository carry their names. */
    private List<String> refs(String number) {
        Stream<String> bare = BARE.contains(tag) ? Stream.of("v" + number, number) : Stream.empty();
        Stream<String> named = Stream.of(name + "-v" + number, name + "-" + number);
        return Stream.of(Stream.of(tag.replace("<version>", number)), bare, named)
                .flatMap(part -> part)
                .distinct()
                .toList();
    }

    /** {@code 2.0.9+zstd.1.5.5} is tagged without what is built in. */
    private static String withoutBuild(String version) {
        int plus = version.indexOf('+');
        return plus < 0 ? version : version.substring(0, plus);
    }

    private static Map<String, Crate> read() {
        Map<String, Crate> crates = new HashMap<>();
        for (List<String> row : TableFile.rows(Crate.class, "crates.txt", 4)) {
            for (String name : row.get(0).split(" ", -1)) {
                String tag = row.get(2).replace("<crate>", name);
                crates.put(name, new Crate(name, row.get(1), tag, row.get(3).replace("<crate>", name)));
            }
        }
        return Map.copyOf(crates);
    }
}
