package io.lineflame.source.dotnet;

import io.lineflame.source.search.TableFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who makes the libraries that are known by their namespaces: the table {@code libraries.txt}.
 *
 * @param what as in a sentence
 * @param repository its web address
 * @param ofRuntime whether it is part of .NET itself, so that its version is the run time's
 * @param folder that holds its sources
 */
record Makers(String what, String repository, boolean ofRuntime, String folder) {

    private static final Map<String, Makers> BY_NAMESPACE = read();

    /** The library with the longest prefix of a namespace or of an assembly's name, by whole segments. */
    static Optional<Makers> of(List<String> segments) {
        for (int length = Math.min(segments.size(), 5); length > 0; length--) {
            Makers makers = BY_NAMESPACE.get(String.join(".", segments.subList(0, length)));
            if (makers != null) {
                return Optional.of(makers);
            }
        }
        return Optional.empty();
    }

    private static Map<String, Makers> read() {
        Map<String, Makers> makers = new HashMap<>();
        for (List<String> row : TableFile.rows(Makers.class, "libraries.txt", 5)) {
            Makers each = new Makers(row.get(1), row.get(2), row.get(3).equals("yes"), row.get(4));
            for (String namespace : row.get(0).split(" ", -1)) {
                makers.put(namespace, each);
            }
        }
        return Map.copyOf(makers);
    }
}
