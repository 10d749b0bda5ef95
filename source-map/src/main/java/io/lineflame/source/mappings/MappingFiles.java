package io.lineflame.source.mappings;

import io.lineflame.source.Checkout;
import io.lineflame.source.search.CompiledPath;
import io.lineflame.vcs.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The mapping files that a repository may hold for a service. */
public final class MappingFiles {

    private MappingFiles() {}

    /** Those in the tree, the strongest first: in the service's folder before the root, our own before Pyroscope's. */
    public static List<String> wanted(String rootPath, Tree tree) {
        return paths(rootPath).filter(tree::hasFile).toList();
    }

    /** What they say, as far as they were read, by path and in the same order. */
    public static Map<String, Mappings> read(String rootPath, Checkout checkout) {
        Map<String, Mappings> read = new LinkedHashMap<>();
        paths(rootPath)
                .forEach(path -> checkout.parsed(path, Mappings.class, text -> Mappings.read(path, text))
                        .ifPresent(mappings -> read.put(path, mappings)));
        return read;
    }

    /** All they say together, as far as they were read. */
    public static Mappings of(String rootPath, Checkout checkout) {
        return read(rootPath, checkout).values().stream().reduce(Mappings.NONE, Mappings::and);
    }

    private static Stream<String> paths(String rootPath) {
        String root = String.join("/", CompiledPath.segmentsOf(rootPath.replace('\\', '/')));
        Stream<String> folders = root.isEmpty() ? Stream.of("") : Stream.of(root + "/", "");
        return folders.flatMap(
                folder -> Stream.of(folder + Dialect.LINEFLAME.fileName(), folder + Dialect.PYROSCOPE.fileName()));
    }
}
