package io.lineflame.source.search;

import io.lineflame.vcs.Tree;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the file that says how a service is built: in the service's folder, or in the nearest one above. */
public final class NearestFile {

    /** Larger ones are not asked for: a few MiB of lock file for one version are not worth the host's time. */
    private static final long MOST_BYTES = 2 << 20;

    private NearestFile() {}

    /**
     * The first of some names in the nearest folder that has any.
     *
     * @param rootPath the service's folder; empty for the repository's root
     */
    public static Optional<String> of(Tree tree, String rootPath, List<String> names) {
        List<String> folder = CompiledPath.segmentsOf(rootPath.replace('\\', '/'));
        for (int depth = folder.size(); depth >= 0; depth--) {
            String above = depth == 0 ? "" : String.join("/", folder.subList(0, depth)) + "/";
            Optional<String> found = names.stream()
                    .map(above::concat)
                    .filter(path -> isSmall(tree, path))
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /**
     * The file at a path below the service's folder, else below the repository's root.
     *
     * @param path from either
     */
    public static Optional<String> at(Tree tree, String rootPath, String path) {
        String folder = String.join("/", CompiledPath.segmentsOf(rootPath.replace('\\', '/')));
        return Stream.of(folder + "/" + path, path).filter(tree::hasFile).findFirst();
    }

    /** Whether a path is a file that may be read to find another. */
    public static boolean isSmall(Tree tree, String path) {
        return tree.hasFile(path)
                && tree.entry(path)
                        .flatMap(entry -> entry.size().stream().boxed().findFirst())
                        .filter(size -> size > MOST_BYTES)
                        .isEmpty();
    }
}
