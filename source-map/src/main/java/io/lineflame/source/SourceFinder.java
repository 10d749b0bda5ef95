package io.lineflame.source;

import io.lineflame.vcs.Tree;
import java.util.List;

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
            case MODULE -> new GoModules(question, tree).module(file);
            case VENDORED -> new GoModules(question, tree).vendored(file);
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
        if (tree.hasFile("src/runtime/proc.go") && tree.hasFile(inGo)) {
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
}
