package io.lineflame.source.go;

import io.lineflame.source.Checkout;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.search.CompiledPath;
import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which {@code go.mod}, {@code go.work} and {@code vendor/modules.txt} of a tree speak of the service. */
final class ModuleFiles {

    /** Each costs a request the first time. */
    private static final int MOST = 8;

    private static final int NAMESAKES = 4;
    private static final String GO_MOD = "go.mod";

    private ModuleFiles() {}

    /** The files that say what the service is built of, and to which module a file belongs; those that say most first. */
    static List<String> wanted(SourceQuestion question, Tree tree) {
        Set<String> wanted = new LinkedHashSet<>();
        workspace(question.rootPath(), tree).ifPresent(wanted::add);
        nearest(tree, root(question.rootPath())).ifPresent(wanted::add);
        String name = CompiledPath.of(question.fileAsCompiled()).name();
        tree.filesNamed(name).stream()
                .limit(NAMESAKES)
                .flatMap(file -> nearest(tree, folder(file.path())).stream())
                .forEach(wanted::add);
        wanted.addAll(ofService(question.rootPath(), tree));
        return List.copyOf(wanted);
    }

    /** The module at or above the service's folder; without one all modules, of which any may be the service's. */
    static List<String> ofService(String rootPath, Tree tree) {
        Optional<String> above = nearest(tree, root(rootPath));
        return above.map(List::of).orElseGet(() -> all(tree).limit(MOST).toList());
    }

    private static Stream<String> all(Tree tree) {
        return tree.filesNamed(GO_MOD).stream()
                .map(TreeEntry::path)
                .filter(path -> CompiledPath.segmentsOf(path).stream().noneMatch(ModuleFiles::ignored));
    }

    /** Folders that the go command leaves out, and copies. */
    private static boolean ignored(String folder) {
        return folder.equals("vendor") || folder.equals("testdata") || folder.startsWith("_") || folder.startsWith(".");
    }

    static Optional<String> workspace(String rootPath, Tree tree) {
        return nearest(tree, root(rootPath), "go.work");
    }

    /** The list of what was copied, nearest to the service. */
    static Optional<String> vendorList(String rootPath, Tree tree) {
        return nearest(tree, root(rootPath), "vendor/modules.txt");
    }

    static Optional<String> nearest(Tree tree, List<String> folder) {
        return nearest(tree, folder, GO_MOD);
    }

    private static Optional<String> nearest(Tree tree, List<String> folder, String name) {
        for (int depth = folder.size(); depth >= 0; depth--) {
            String path = (depth == 0 ? "" : String.join("/", folder.subList(0, depth)) + "/") + name;
            if (tree.hasFile(path)) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    private static List<String> root(String rootPath) {
        return CompiledPath.segmentsOf(rootPath.replace('\\', '/'));
    }

    private static List<String> folder(String path) {
        List<String> segments = CompiledPath.segmentsOf(path);
        return segments.subList(0, segments.size() - 1);
    }

    /** The module whose file lies here, where it was read. */
    static Optional<ModuleAt> read(Checkout checkout, String path) {
        return checkout.parsed(path, GoMod.class, GoMod::parse).map(mod -> new ModuleAt(path, mod));
    }

    /**
     * A module of the repository.
     *
     * @param path of its {@code go.mod}
     */
    record ModuleAt(String path, GoMod mod) {

        /** Its folder with a slash behind it; empty for the root. */
        String folder() {
            return path.substring(0, path.lastIndexOf('/') + 1);
        }
    }
}
