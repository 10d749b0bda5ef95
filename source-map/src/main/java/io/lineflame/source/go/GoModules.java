package io.lineflame.source.go;

import io.lineflame.source.Attempt;
import io.lineflame.source.NoSource;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.Verdict;
import io.lineflame.source.search.CompiledPath;
import io.lineflame.source.search.RepositoryName;
import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks for a file of a module: a vendored copy, or the repository's own module. Used once. */
final class GoModules {

    private final SourceQuestion question;
    private final Tree tree;
    private final List<String> vendorFolders;
    private final List<Attempt> attempts = new ArrayList<>();

    GoModules(SourceQuestion question, Tree tree) {
        this.question = question;
        this.tree = tree;
        // dependencies are copied to the root, or to the folder of the service's own module
        String root = String.join("/", CompiledPath.segmentsOf(question.rootPath()));
        this.vendorFolders = root.isEmpty() ? List.of("vendor/") : List.of(root + "/vendor/", "vendor/");
    }

    /** A file named by module and version. */
    SourceAnswer module(GoFile file) {
        for (String folder : vendorFolders) {
            String path = folder + file.module() + "/" + file.rest();
            if (tries(path, "vendored copy", "The repository holds a copy of the module")) {
                return SourceAnswer.found(attempts, path, vendoredCopy(file));
            }
        }
        String own = file.module() + " is this repository's own module";
        if (isOwn(file) && tries(file.rest(), "own module", own)) {
            return SourceAnswer.found(attempts, file.rest(), own + ".");
        }
        String version = file.version().isEmpty() ? "" : " " + file.version();
        String why =
                file.rest() + " belongs to the module " + file.module() + version + ", which is another repository's.";
        attempts.add(new Attempt(file.rest(), "module", Verdict.NOT_HERE, why));
        return SourceAnswer.none(attempts, NoSource.OTHER_MODULE, why);
    }

    private boolean tries(String path, String rule, String claim) {
        boolean present = tree.hasFile(path);
        attempts.add(new Attempt(
                path,
                rule,
                present ? Verdict.FOUND : Verdict.ABSENT,
                present ? claim + "." : "This commit has no such file."));
        return present;
    }

    /** {@code go install host/path@version} builds the repository itself from the module cache. */
    private boolean isOwn(GoFile file) {
        Optional<List<String>> below =
                RepositoryName.of(question.repository()).within(CompiledPath.segmentsOf(file.module()));
        return below.filter(rest -> RepositoryName.withoutMajorVersion(rest).isEmpty())
                .isPresent();
    }

    /** A file in a folder {@code vendor} of the checkout that was built. */
    SourceAnswer vendored(GoFile file) {
        List<String> copies = copies(CompiledPath.segmentsOf(file.rest()));
        if (copies.isEmpty()) {
            String why = "Built from a vendored copy of " + file.module() + ", which this commit does not hold.";
            attempts.add(new Attempt(file.rest(), "vendored copy", Verdict.ABSENT, why));
            return SourceAnswer.none(attempts, NoSource.OTHER_MODULE, why);
        }
        if (copies.size() == 1) {
            String why = vendoredCopy(file);
            attempts.add(new Attempt(copies.get(0), "vendored copy", Verdict.FOUND, why));
            return SourceAnswer.found(attempts, copies.get(0), why);
        }
        String why = copies.size() + " vendored copies of " + file.module()
                + " exist. Set the label service_root_path to the service's folder to tell them apart.";
        copies.forEach(path -> attempts.add(new Attempt(path, "vendored copy", Verdict.AMBIGUOUS, why)));
        return SourceAnswer.none(attempts, NoSource.AMBIGUOUS, why);
    }

    /** The files that end in the path; of several the one with the longest common end, or below the root path. */
    private List<String> copies(List<String> wanted) {
        List<String> built = CompiledPath.of(question.fileAsCompiled()).segments();
        List<String> all = tree.filesNamed(wanted.get(wanted.size() - 1)).stream()
                .map(TreeEntry::path)
                .filter(path -> CompiledPath.endsWith(CompiledPath.segmentsOf(path), wanted))
                .toList();
        int longest = all.stream().mapToInt(path -> end(path, built)).max().orElse(0);
        List<String> best =
                all.stream().filter(path -> end(path, built) == longest).toList();
        for (String folder : vendorFolders) {
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

    private static String vendoredCopy(GoFile file) {
        return "The repository's vendored copy of " + file.module() + ".";
    }
}
