package io.lineflame.source.jvm;

import io.lineflame.source.KnownVersion;
import io.lineflame.source.Place;
import io.lineflame.source.search.TableFile;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A library that is known by its packages: a row of the table {@code libraries.txt}.
 *
 * @param what as in a sentence
 * @param repository its web address
 * @param ofLanguage whether a language other than Java has it as its own
 * @param tag what its repository calls a version, {@code <version>} standing for it; empty when no label has versions
 *     of this library
 * @param folder that holds its sources
 * @param versions what its versions look like
 * @param extension of most of its files; empty for Java's
 */
record Library(
        String what,
        String repository,
        boolean ofLanguage,
        String tag,
        String folder,
        Pattern versions,
        String extension) {

    private static final Map<String, Library> BY_PACKAGE = read();
    private static final int LONGEST = 40;
    private static final int MOST = 2;

    /** The library with the longest prefix of this package, by whole segments. */
    static Optional<Library> of(List<String> packagePath) {
        for (int length = Math.min(packagePath.size(), 6); length > 0; length--) {
            Library library = BY_PACKAGE.get(String.join(".", packagePath.subList(0, length)));
            if (library != null) {
                return Optional.of(library);
            }
        }
        return Optional.empty();
    }

    /** Where a class should be, its file's name unknown but for these; likeliest first. */
    List<Place> places(List<String> packagePath, List<String> files, Optional<KnownVersion> runtime) {
        return files.stream()
                .sorted(Comparator.comparing(file -> !file.endsWith(extension)))
                .limit(MOST)
                .map(file -> place(
                        Stream.concat(packagePath.stream(), Stream.of(file)).toList(), runtime))
                .toList();
    }

    private Place place(List<String> ends, Optional<KnownVersion> runtime) {
        return runtime.filter(this::isOwnVersion)
                .map(known -> new Place(
                        what, repository, Optional.of(known), List.of(tagOf(known)), List.of(), ends, folder, rule()))
                .orElseGet(() ->
                        new Place(what, repository, Optional.empty(), List.of(), List.of(), ends, folder, rule()));
    }

    /** Whether the version is the library's, not that of the JVM that it runs on. */
    private boolean isOwnVersion(KnownVersion known) {
        return !tag.isEmpty()
                && known.text().length() < LONGEST
                && versions.matcher(known.text()).matches();
    }

    private String tagOf(KnownVersion known) {
        String version = tag.contains("_<") ? known.text().replace('.', '_') : known.text();
        return tag.replace("<version>", version);
    }

    private String rule() {
        return ofLanguage ? "language's own package" : "library's package";
    }

    private static Map<String, Library> read() {
        Map<String, Library> libraries = new HashMap<>();
        for (List<String> row : TableFile.rows(Library.class, "libraries.txt", 7)) {
            Library library = new Library(
                    row.get(1),
                    row.get(2),
                    !row.get(3).isEmpty(),
                    row.get(3),
                    row.get(4),
                    Pattern.compile(row.get(5)),
                    row.get(6));
            for (String packageName : row.get(0).split(" ", -1)) {
                libraries.put(packageName, library);
            }
        }
        return Map.copyOf(libraries);
    }
}
