package io.lineflame.source.python;

import io.lineflame.source.search.CompiledPath;
import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A package that was installed from the service's own repository: {@code site-packages/shop/cart.py} is {@code
 * src/shop/cart.py}. It must lie where packages are built from, and at one place only.
 */
final class OwnPackage {

    private static final List<String> BUILD_FILES = List.of("pyproject.toml", "setup.py", "setup.cfg");
    private static final Set<String> SOURCE_FOLDERS = Set.of("src", "lib", "python");
    private static final Set<String> OTHERS_CODE =
            Set.of("site-packages", "_vendor", "vendor", "third_party", "node_modules");

    private final Tree tree;
    private final List<String> path;
    private final String rootPath;

    /**
     * @param path within {@code site-packages}, or relative to Python's search path
     * @param rootPath the service's folder; empty for the repository's root
     */
    OwnPackage(Tree tree, List<String> path, String rootPath) {
        this.tree = tree;
        this.path = path;
        this.rootPath = String.join("/", CompiledPath.segmentsOf(rootPath.replace('\\', '/')));
    }

    /** The file that was installed; empty when the repository holds no such package, or several. */
    Optional<String> find() {
        List<String> found = tree.filesNamed(path.get(path.size() - 1)).stream()
                .map(TreeEntry::path)
                .filter(this::isPackaged)
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private boolean isPackaged(String file) {
        List<String> segments = CompiledPath.segmentsOf(file);
        if (!CompiledPath.endsWith(segments, path)) {
            return false;
        }
        List<String> folder = segments.subList(0, segments.size() - path.size());
        boolean inPackage = tree.hasFile(in(folder, "__init__.py"));
        return !inPackage && !isOthersCode(folder) && isBuiltFrom(folder);
    }

    /** A package's folder may lie at the root without a word; a single module has to be named by a build file. */
    private boolean isBuiltFrom(List<String> folder) {
        if (hasBuildFile(folder)) {
            return true;
        }
        boolean inSources = !folder.isEmpty() && SOURCE_FOLDERS.contains(folder.get(folder.size() - 1));
        List<String> above = inSources ? folder.subList(0, folder.size() - 1) : folder;
        String project = String.join("/", above);
        return hasBuildFile(above) || (path.size() > 1 && (project.isEmpty() || project.equals(rootPath)));
    }

    private boolean hasBuildFile(List<String> folder) {
        return BUILD_FILES.stream().anyMatch(name -> tree.hasFile(in(folder, name)));
    }

    /** Whether a folder is where copies of others' code lie. */
    static boolean isOthersCode(List<String> folder) {
        return folder.stream().anyMatch(OTHERS_CODE::contains);
    }

    private static String in(List<String> folder, String name) {
        return folder.isEmpty() ? name : String.join("/", folder) + "/" + name;
    }
}
