package io.lineflame.source.go;

import io.lineflame.source.Attempt;
import io.lineflame.source.Checkout;
import io.lineflame.source.NoSource;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.Verdict;
import io.lineflame.source.go.ModuleFiles.ModuleAt;
import io.lineflame.source.search.CompiledPath;
import io.lineflame.source.search.FileSearch;
import io.lineflame.source.search.FolderRule;
import io.lineflame.source.search.WantedFile;
import io.lineflame.vcs.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for a file whose name does not say that it is anybody else's: by the modules of the repository, then by the
 * evidence of its name. What is not there may be a module's after all. Used once.
 */
final class OwnFiles {

    private final SourceQuestion question;
    private final Checkout checkout;
    private final Tree tree;
    private final GoPackage ofFunction;
    private final CompiledPath file;
    private final ServiceModules modules;
    /** Empty where the function's package does not say where the file is. */
    private final List<String> packagePath;

    OwnFiles(SourceQuestion question, Checkout checkout, GoPackage ofFunction) {
        this.question = question;
        this.checkout = checkout;
        this.tree = checkout.tree();
        this.ofFunction = ofFunction;
        this.file = CompiledPath.of(question.fileAsCompiled());
        this.modules = new ServiceModules(question, checkout);
        boolean saysWhere = ofFunction.saysWhere() && !ofFunction.mayBeInlinedLiteral();
        this.packagePath = saysWhere ? ofFunction.segments() : List.of();
    }

    SourceAnswer find() {
        List<String> byName = importPaths();
        return inModules(byName)
                .or(() -> byPackage().flatMap(this::inModule))
                .or(() -> ofDependency(byName, List.of()))
                .or(this::ofGoItself)
                .orElseGet(this::search);
    }

    /** What the file's name may say: all of it, as {@code -trimpath} writes it; what it has behind {@code src}, as in a GOPATH. */
    private List<String> importPaths() {
        List<String> paths = new ArrayList<>();
        if (!file.absolute()) {
            paths.add(file.from(0));
        }
        int src = file.segments().lastIndexOf("src");
        if (src >= 0 && src + 2 < file.segments().size()) {
            paths.add(file.from(src + 1));
        }
        return paths;
    }

    /** What the function's package says, where the file's folder does not speak against it. */
    private Optional<String> byPackage() {
        List<String> segments = file.segments();
        boolean sameFolder = !packagePath.isEmpty()
                && (segments.size() < 2
                        || segments.get(segments.size() - 2).equals(packagePath.get(packagePath.size() - 1)));
        return sameFolder ? Optional.of(String.join("/", packagePath) + "/" + file.name()) : Optional.empty();
    }

    private Optional<SourceAnswer> inModules(List<String> importPaths) {
        return importPaths.stream().flatMap(path -> inModule(path).stream()).findFirst();
    }

    /**
     * The file by the modules of this repository whose path begins the import path. Of several with the file the service's
     * own comes first, then the one whose folders stand in the name as compiled; else nothing tells.
     */
    private Optional<SourceAnswer> inModule(String importPath) {
        List<ModuleAt> holding = modules.holding(importPath).stream()
                .filter(module -> tree.hasFile(pathIn(module, importPath)))
                .toList();
        Optional<ModuleAt> service = modules.ofService().filter(holding::contains);
        List<ModuleAt> best = service.map(List::of).orElseGet(() -> nearestToName(holding, importPath));
        long paths = best.stream()
                .map(module -> pathIn(module, importPath))
                .distinct()
                .count();
        if (paths > 1) {
            return Optional.of(ambiguous(best, importPath));
        }
        return best.stream().findFirst().map(module -> found(module, importPath));
    }

    private List<ModuleAt> nearestToName(List<ModuleAt> holding, String importPath) {
        int longest = holding.stream()
                .mapToInt(module -> CompiledPath.commonEnd(pathIn(module, importPath), file.segments()))
                .max()
                .orElse(0);
        return holding.stream()
                .filter(module -> CompiledPath.commonEnd(pathIn(module, importPath), file.segments()) == longest)
                .toList();
    }

    private static SourceAnswer found(ModuleAt module, String importPath) {
        String path = pathIn(module, importPath);
        String why = importPath + " is of the module " + module.mod().module() + ", whose " + module.path()
                + " says where it lies.";
        return SourceAnswer.found(List.of(new Attempt(path, "go.mod", Verdict.FOUND, why)), path, why);
    }

    private static SourceAnswer ambiguous(List<ModuleAt> modules, String importPath) {
        String advice = "Set the label service_root_path to the service's folder to tell them apart.";
        String why = modules.size() + " modules of this commit have a file " + importPath + ". " + advice;
        List<Attempt> attempts = modules.stream()
                .map(module -> new Attempt(pathIn(module, importPath), "go.mod", Verdict.AMBIGUOUS, why))
                .toList();
        return SourceAnswer.none(attempts, NoSource.AMBIGUOUS, why, List.of(advice));
    }

    private static String pathIn(ModuleAt module, String importPath) {
        int name = module.mod().module().length() + 1;
        return module.folder() + importPath.substring(Math.min(name, importPath.length()));
    }

    /** The file of a module that go.mod requires, by one of its import paths. */
    private Optional<SourceAnswer> ofDependency(List<String> importPaths, List<Attempt> attempts) {
        GoModules others = new GoModules(question, checkout, attempts);
        return importPaths.stream()
                .filter(path -> modules.holding(path).isEmpty())
                .flatMap(path -> others.ofPath(path).stream())
                .findFirst()
                .map(others::required);
    }

    /** The main packages of Go's own tools, built with {@code -trimpath}, look like a service's. */
    private Optional<SourceAnswer> ofGoItself() {
        String path = file.from(0);
        boolean tool = !file.absolute()
                && StandardLibrary.isTool(path)
                && tree.filesNamed(file.name()).stream()
                        .noneMatch(entry -> entry.path().endsWith(path));
        return tool ? Optional.of(GoItself.find(question, checkout, path)) : Optional.empty();
    }

    private SourceAnswer search() {
        WantedFile wanted = new WantedFile(
                file.segments(),
                packagePath,
                packagePath.isEmpty() ? FolderRule.ANY : new GoPackageFolders(packagePath, checkout),
                ofFunction.path().equals("main"));
        SourceAnswer answer = new FileSearch(tree, wanted, question).run();
        return answer.reason().equals(Optional.of(NoSource.NO_MATCH))
                ? ofDependency(byPackage().stream().toList(), answer.attempts()).orElseGet(() -> generated(answer))
                : answer;
    }

    private SourceAnswer generated(SourceAnswer answer) {
        return GeneratedFiles.find(file.name())
                .map(line -> SourceAnswer.none(
                        answer.attempts(),
                        NoSource.NO_MATCH,
                        "This commit has no file " + file.name() + ". Its name says that " + line.maker()
                                + " makes it while building (" + line.command() + ").",
                        List.of(line.advice(file.name(), tree))))
                .orElse(answer);
    }
}
