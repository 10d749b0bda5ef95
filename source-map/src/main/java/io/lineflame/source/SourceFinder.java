package io.lineflame.source;

import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the file of a function in a repository's tree and says how. Answers a path only when it is
 * certain: of two files that could be it, none.
 *
 * <p>Does no I/O; safe for many threads. Costs O(files with the wanted name), and O(entries) when
 * there is none.
 */
public final class SourceFinder {

    private SourceFinder() {}

    /**
     * Finds the file.
     *
     * @param tree of the repository at the commit that was built
     */
    public static SourceAnswer find(SourceQuestion question, Tree tree) {
        if (Languages.builtByGo(question.function(), question.fileAsCompiled())) {
            return findGo(question, tree);
        }
        return findOther(question, tree);
    }

    private static SourceAnswer findGo(SourceQuestion question, Tree tree) {
        GoPackage ofFunction = GoPackage.of(question.function());
        GoFile file = GoFile.of(ofFunction, question.fileAsCompiled());
        return switch (file.kind()) {
            case UNNAMED -> noFileName(question);
            case GENERATED ->
                none(
                        file.rest(),
                        "generated code",
                        NoSource.GENERATED,
                        "Go's compiler made this function, for example a method's wrapper; it has no source."
                                + " Look at the functions it calls.");
            case CGO ->
                none(
                        file.rest(),
                        "cgo",
                        NoSource.CGO,
                        file.rest() + " is made by cgo while building, to call C; it is in no repository."
                                + " Look at the function that calls it.");
            case STANDARD -> standardLibrary(question, file, tree);
            case MODULE -> module(question, file, tree);
            case VENDORED -> vendored(question, file, tree);
            case OWN -> own(question, ofFunction, tree);
        };
    }

    private static SourceAnswer own(SourceQuestion question, GoPackage ofFunction, Tree tree) {
        boolean inlined = GoFunctionName.parse(question.function()).mayBeInlinedLiteral();
        List<String> packagePath = ofFunction.saysWhere() && !inlined ? ofFunction.segments() : List.of();
        List<String> path = CompiledPath.of(question.fileAsCompiled()).segments();
        return new FileSearch(tree, path, packagePath, question).run();
    }

    private static SourceAnswer standardLibrary(SourceQuestion question, GoFile file, Tree tree) {
        String inGo = "src/" + file.rest();
        if (isFile(tree, "src/runtime/proc.go") && isFile(tree, inGo)) {
            Attempt itself = new Attempt(inGo, "Go's own repository", Verdict.FOUND, "This repository is Go itself.");
            return SourceAnswer.found(List.of(itself), inGo, itself.why());
        }
        String found = GoFile.goVersion(question.fileAsCompiled());
        String version = found.isEmpty() ? "Go" : found;
        String kind = file.rest().endsWith(".s") ? "assembly of " : "part of ";
        return none(
                file.rest(),
                "standard library",
                NoSource.STANDARD_LIBRARY,
                file.rest() + " is " + kind + version + "'s standard library, not of the service's repository.");
    }

    private static SourceAnswer module(SourceQuestion question, GoFile file, Tree tree) {
        List<Attempt> attempts = new ArrayList<>();
        for (String folder : vendorFolders(question)) {
            String path = folder + file.module() + "/" + file.rest();
            boolean present = isFile(tree, path);
            attempts.add(new Attempt(
                    path,
                    "vendored copy",
                    present ? Verdict.FOUND : Verdict.ABSENT,
                    present
                            ? "The repository holds the module's files."
                            : "The repository holds no copy of the module."));
            if (present) {
                return SourceAnswer.found(attempts, path, "The repository's vendored copy of " + file.module() + ".");
            }
        }
        Optional<String> own = ownModule(question, file, tree, attempts);
        if (own.isPresent()) {
            return SourceAnswer.found(attempts, own.get(), file.module() + " is this repository's own module.");
        }
        String version = file.version().isEmpty() ? "" : " " + file.version();
        String why =
                file.rest() + " belongs to the module " + file.module() + version + ", which is another repository's.";
        attempts.add(new Attempt(file.rest(), "module", Verdict.NOT_HERE, why));
        return SourceAnswer.none(attempts, NoSource.OTHER_MODULE, why);
    }

    /** {@code go install host/path@version} builds the repository itself from the module cache. */
    private static Optional<String> ownModule(SourceQuestion question, GoFile file, Tree tree, List<Attempt> attempts) {
        List<String> module = CompiledPath.segmentsOf(file.module());
        Optional<List<String>> below = RepositoryName.of(question.repository()).within(module);
        boolean root = below.filter(
                        rest -> RepositoryName.withoutMajorVersion(rest).isEmpty())
                .isPresent();
        if (!root) {
            return Optional.empty();
        }
        boolean present = isFile(tree, file.rest());
        attempts.add(new Attempt(
                file.rest(),
                "own module",
                present ? Verdict.FOUND : Verdict.ABSENT,
                file.module() + " is this repository's own module" + (present ? "." : ", but the file is not in it.")));
        return present ? Optional.of(file.rest()) : Optional.empty();
    }

    private static SourceAnswer vendored(SourceQuestion question, GoFile file, Tree tree) {
        List<Attempt> attempts = new ArrayList<>();
        List<String> wanted = CompiledPath.segmentsOf(file.rest());
        List<String> paths = tree.filesNamed(wanted.get(wanted.size() - 1)).stream()
                .map(TreeEntry::path)
                .filter(path -> CompiledPath.endsWith(CompiledPath.segmentsOf(path), wanted))
                .toList();
        List<String> preferred = paths.stream()
                .filter(path -> vendorFolders(question).stream().anyMatch(path::startsWith))
                .toList();
        List<String> chosen = preferred.isEmpty() ? paths : preferred.subList(preferred.size() - 1, preferred.size());
        boolean found = chosen.size() == 1;
        for (String path : chosen) {
            String why = found ? "The repository's vendored copy." : "One of several vendored copies.";
            attempts.add(new Attempt(path, "vendored copy", found ? Verdict.FOUND : Verdict.AMBIGUOUS, why));
        }
        if (found) {
            return SourceAnswer.found(
                    attempts, chosen.get(0), "The repository's vendored copy of " + file.module() + ".");
        }
        if (!chosen.isEmpty()) {
            String why = chosen.size() + " vendored copies of " + file.module()
                    + " exist. Set the label service_root_path to the service's folder to tell them apart.";
            return SourceAnswer.none(attempts, NoSource.AMBIGUOUS, why);
        }
        String why = "Built from a vendored copy of " + file.module() + ", which this commit does not hold.";
        attempts.add(new Attempt(file.rest(), "vendored copy", Verdict.ABSENT, why));
        return SourceAnswer.none(attempts, NoSource.OTHER_MODULE, why);
    }

    /** Where a service's dependencies may be copied to: at the root, then below the service's own folder. */
    private static List<String> vendorFolders(SourceQuestion question) {
        String root = String.join("/", CompiledPath.segmentsOf(question.rootPath()));
        return root.isEmpty() ? List.of("vendor/") : List.of("vendor/", root + "/vendor/");
    }

    private static SourceAnswer findOther(SourceQuestion question, Tree tree) {
        if (GoFile.isUnnamed(question.fileAsCompiled())) {
            return noFileName(question);
        }
        Origin origin = Origins.of(question.function(), question.fileAsCompiled());
        String file = question.fileAsCompiled();
        if (origin == Origin.STANDARD_LIBRARY || origin == Origin.RUNTIME) {
            String why = file + " is part of the language's own library or run time, not of the service's repository.";
            return none(file, "standard library", NoSource.STANDARD_LIBRARY, why);
        }
        if (origin == Origin.DEPENDENCY) {
            String why = file + " belongs to an installed package, not to the service's repository.";
            return none(file, "installed package", NoSource.OTHER_MODULE, why);
        }
        List<String> path = OtherPaths.of(question);
        return path.isEmpty() ? noFileName(question) : new FileSearch(tree, path, List.of(), question).run();
    }

    private static SourceAnswer noFileName(SourceQuestion question) {
        String function = question.function().isBlank() ? "This frame" : question.function();
        String why = function + " has no file name in the profile: the program was built without symbols,"
                + " or the frame is not code of a file.";
        return none("", "file name", NoSource.NO_FILE_NAME, why);
    }

    private static SourceAnswer none(String path, String rule, NoSource reason, String why) {
        return SourceAnswer.none(List.of(new Attempt(path, rule, Verdict.NOT_HERE, why)), reason, why);
    }

    private static boolean isFile(Tree tree, String path) {
        return tree.entry(path)
                .filter(entry -> entry.kind() == TreeEntry.Kind.FILE)
                .isPresent();
    }
}
