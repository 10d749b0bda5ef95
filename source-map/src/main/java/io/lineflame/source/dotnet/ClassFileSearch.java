package io.lineflame.source.dotnet;

import io.lineflame.source.Attempt;
import io.lineflame.source.NoSource;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.Verdict;
import io.lineflame.source.search.CompiledPath;
import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Looks for a class by its name alone: its file is usually called like it, and its folders like the namespace's end. The
 * assembly's project, and then {@code service_root_path}, decide between several. Used once.
 */
final class ClassFileSearch {

    private static final List<String> ENDINGS = List.of(".cs", ".fs", ".vb", ".razor", ".cshtml", ".razor.cs");
    private static final List<String> PROJECTS = List.of(".csproj", ".fsproj", ".vbproj");
    private static final int SHOWN = 20;
    private static final String RULE = "class name";

    private final Tree tree;
    private final DotnetName name;
    private final String assembly;
    private final List<String> rootPath;
    private final List<Attempt> attempts = new ArrayList<>();

    ClassFileSearch(Tree tree, DotnetName name, String assembly, SourceQuestion question) {
        this.tree = tree;
        this.name = name;
        this.assembly = assembly;
        this.rootPath = CompiledPath.segmentsOf(question.rootPath().replace('\\', '/'));
    }

    /** Whether a tree has the project that makes an assembly. */
    static Optional<String> projectFolder(Tree tree, String assembly) {
        return PROJECTS.stream()
                .flatMap(ending -> tree.filesNamed(assembly + ending).stream())
                .map(TreeEntry::path)
                .findFirst()
                .map(path -> path.substring(0, Math.max(path.lastIndexOf('/') + 1, 0)));
    }

    SourceAnswer run() {
        List<String> all = ENDINGS.stream()
                .flatMap(ending -> tree.filesNamed(name.type() + ending).stream())
                .map(TreeEntry::path)
                .toList();
        List<String> possible = ofProject(all);
        if (possible.isEmpty()) {
            return nothing(all);
        }
        List<String> best = best(possible, this::commonWithNamespace);
        List<String> below = keep(best, path -> isBelow(path, rootPath));
        List<String> winners = below.isEmpty() ? best : below;
        return winners.size() == 1 ? found(winners.get(0), all) : ambiguous(winners);
    }

    /** Only the assembly's project can hold its classes; without it the folder must have the namespace's last part. */
    private List<String> ofProject(List<String> all) {
        if (assembly.isEmpty()) {
            return all;
        }
        Optional<String> folder = projectFolder(tree, assembly);
        return folder.isPresent()
                ? keep(all, path -> path.startsWith(folder.get()))
                : keep(all, path -> commonWithNamespace(path) > 0);
    }

    /** Folders may have dots, as projects are called like their namespaces. */
    private int commonWithNamespace(String path) {
        int slash = path.lastIndexOf('/');
        String folder = slash < 0 ? "" : path.substring(0, slash).replace('.', '/');
        return CompiledPath.commonEnd(CompiledPath.segmentsOf(folder), name.namespace());
    }

    private static boolean isBelow(String path, List<String> root) {
        return !root.isEmpty() && path.startsWith(String.join("/", root) + "/");
    }

    private SourceAnswer found(String winner, List<String> all) {
        String why = all.size() == 1
                ? "The only file named like the class " + name.type() + "."
                : "Is named like the class, and its folders fit the namespace " + name.namespaceName() + " best.";
        attempts.add(new Attempt(winner, RULE, Verdict.FOUND, why));
        note(keep(all, path -> !path.equals(winner)), Verdict.NOT_HERE, "Its folders fit the namespace less well.");
        return SourceAnswer.found(attempts, winner, why);
    }

    private SourceAnswer ambiguous(List<String> winners) {
        note(winners, Verdict.AMBIGUOUS, "Is named like the class; so are others whose folders fit as well.");
        String why = winners.size() + " files could hold " + name.qualified() + ".";
        return SourceAnswer.none(
                attempts,
                NoSource.AMBIGUOUS,
                why,
                List.of("Set the label service_root_path to the service's project to tell them apart."));
    }

    private SourceAnswer nothing(List<String> all) {
        note(all, Verdict.NOT_HERE, "Is named like the class, but does not belong to " + assembly + ".");
        boolean own = assembly.isEmpty() || projectFolder(tree, assembly).isPresent();
        String why = own
                ? "No file of this commit has the name of the class " + name.type()
                        + ", and the profile names no file. Another file may hold it."
                : "This commit has no project " + assembly + ": the class " + name.qualified()
                        + " belongs to a package.";
        attempts.add(new Attempt(name.type() + ".cs", RULE, Verdict.ABSENT, why));
        String advice = own
                ? "Build with portable symbols, so that profiles name files."
                : "To see its source, map the function names that begin with " + name.namespaceName()
                        + " to its repository and tag in .lineflame.yaml.";
        return SourceAnswer.none(attempts, own ? NoSource.NO_MATCH : NoSource.OTHER_MODULE, why, List.of(advice));
    }

    private void note(List<String> paths, Verdict verdict, String why) {
        for (String path : paths.subList(0, Math.min(SHOWN, paths.size()))) {
            attempts.add(new Attempt(path, RULE, verdict, why));
        }
    }

    private static List<String> best(List<String> paths, ToIntFunction<String> evidence) {
        int most = paths.stream().mapToInt(evidence).max().orElse(0);
        return keep(paths, path -> evidence.applyAsInt(path) == most);
    }

    private static List<String> keep(List<String> paths, Predicate<String> condition) {
        return paths.stream().filter(condition).toList();
    }
}
