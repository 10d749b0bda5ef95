package io.lineflame.source.go;

import io.lineflame.source.SourceQuestion;
import io.lineflame.source.search.CompiledPath;
import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
import java.util.List;

/** Copies of modules in folders {@code vendor} of the repository. */
final class VendoredCopies {

    private final SourceQuestion question;
    private final Tree tree;

    VendoredCopies(SourceQuestion question, Tree tree) {
        this.question = question;
        this.tree = tree;
    }

    /** Where modules are copied to: the folder of the service's own module, or the root. */
    static List<String> folders(SourceQuestion question) {
        String root = String.join("/", CompiledPath.segmentsOf(question.rootPath()));
        return root.isEmpty() ? List.of("vendor/") : List.of(root + "/vendor/", "vendor/");
    }

    static String why(String module) {
        return "The repository's vendored copy of " + module + ".";
    }

    /** The files that end in the path; of several the one with the longest common end, or below the root path. */
    List<String> find(GoFile file) {
        List<String> wanted = CompiledPath.segmentsOf(file.rest());
        List<String> built = CompiledPath.of(question.fileAsCompiled()).segments();
        List<String> all = tree.filesNamed(wanted.get(wanted.size() - 1)).stream()
                .map(TreeEntry::path)
                .filter(path -> path.endsWith(file.rest()))
                .filter(path -> CompiledPath.endsWith(CompiledPath.segmentsOf(path), wanted))
                .toList();
        int longest = all.stream().mapToInt(path -> end(path, built)).max().orElse(0);
        List<String> best =
                all.stream().filter(path -> end(path, built) == longest).toList();
        for (String folder : folders(question)) {
            String preferred = folder + String.join("/", wanted.subList(1, wanted.size()));
            if (best.contains(preferred)) {
                return List.of(preferred);
            }
        }
        return best;
    }

    private static int end(String path, List<String> built) {
        return CompiledPath.commonEnd(CompiledPath.segmentsOf(path), built);
    }
}
