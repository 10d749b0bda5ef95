package io.lineflame.source.go;

import io.lineflame.source.Attempt;
import io.lineflame.source.Checkout;
import io.lineflame.source.KnownVersion;
import io.lineflame.source.NoSource;
import io.lineflame.source.Place;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.Verdict;
import io.lineflame.source.go.ModuleFiles.ModuleAt;
import io.lineflame.source.search.CompiledPath;
import io.lineflame.source.search.RepositoryName;
import io.lineflame.vcs.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for a file of a module: a vendored copy, the repository's own module, a folder that replaces it, or the
 * repository that holds its version. Used once.
 */
final class GoModules {

    private final SourceQuestion question;
    private final Tree tree;
    private final ServiceModules modules;
    private final List<Attempt> attempts;

    /** @param attempts what was tried before */
    GoModules(SourceQuestion question, Checkout checkout, List<Attempt> attempts) {
        this.question = question;
        this.tree = checkout.tree();
        this.modules = new ServiceModules(question, checkout);
        this.attempts = new ArrayList<>(attempts);
    }

    /** A file named by module and version. */
    SourceAnswer module(GoFile file) {
        for (String folder : VendoredCopies.folders(question)) {
            String path = folder + file.module() + "/" + file.rest();
            if (tries(path, "vendored copy", "The repository holds a copy of the module")) {
                return SourceAnswer.found(attempts, path, VendoredCopies.why(file.module()));
            }
        }
        Optional<String> folder = ownFolder(file);
        String own = file.module() + " is this repository's own module";
        if (folder.isPresent() && tries(folder.get() + file.rest(), "own module", own)) {
            return SourceAnswer.found(attempts, folder.get() + file.rest(), own + ".");
        }
        KnownVersion version = new KnownVersion(file.version(), "the file's name");
        return replaced(file)
                .map(this::required)
                .orElseGet(() -> elsewhere(file.module(), Optional.of(version), file.rest()));
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

    /**
     * {@code go install host/path@version} builds the repository itself from the module cache. A module that the service
     * requires at a version is another commit's, even where this repository holds it.
     */
    private Optional<String> ownFolder(GoFile file) {
        if (modules.requirements().stream()
                .anyMatch(by -> by.mod().version(file.module()).equals(file.version()))) {
            return Optional.empty();
        }
        Optional<ModuleAt> service = modules.ofService();
        if (service.isPresent() || modules.several()) {
            return service.filter(module -> module.mod().module().equals(file.module()))
                    .map(ModuleAt::folder);
        }
        return RepositoryName.of(question.repository())
                .within(CompiledPath.segmentsOf(file.module()))
                .filter(rest -> MajorVersion.without(rest).isEmpty())
                .map(root -> "");
    }

    /** With {@code -trimpath} a file carries the module that was replaced, not the one that replaces it. */
    private Optional<Requirement> replaced(GoFile file) {
        if (CompiledPath.of(question.fileAsCompiled()).absolute()) {
            return Optional.empty();
        }
        return modules.requirements().stream()
                .flatMap(by -> Requirement.replaced(by, file.module(), file.version(), file.rest()).stream())
                .findFirst();
    }

    /** A file in a folder {@code vendor} of the checkout that was built. */
    SourceAnswer vendored(GoFile file) {
        List<String> copies = new VendoredCopies(question, tree).find(file);
        if (copies.size() == 1) {
            String why = VendoredCopies.why(file.module());
            attempts.add(new Attempt(copies.get(0), "vendored copy", Verdict.FOUND, why));
            return SourceAnswer.found(attempts, copies.get(0), why);
        }
        if (copies.size() > 1) {
            String advice = "Set the label service_root_path to the service's folder to tell them apart.";
            String why = copies.size() + " vendored copies of " + file.module() + " exist. " + advice;
            copies.forEach(path -> attempts.add(new Attempt(path, "vendored copy", Verdict.AMBIGUOUS, why)));
            return SourceAnswer.none(attempts, NoSource.AMBIGUOUS, why, List.of(advice));
        }
        String why = "Built from a vendored copy of " + file.module() + ", which this commit does not hold.";
        attempts.add(new Attempt(file.rest(), "vendored copy", Verdict.ABSENT, why));
        String path = file.rest().substring("vendor/".length());
        return Requirement.find(modules.requirements(), path)
                .map(this::required)
                .orElseGet(() -> unnamed(file.module(), CompiledPath.of(path).name()));
    }

    /** A file of a repository of Bazel's. */
    SourceAnswer bazel(GoFile file, GoPackage ofFunction) {
        Optional<Requirement> byName = Requirement.ofBazel(modules.requirements(), file.module(), file.rest());
        return byName.or(() -> ofFunction.saysWhere() && !ofFunction.mayBeInlinedLiteral()
                        ? ofPackage(ofFunction, CompiledPath.of(file.rest()).name())
                        : Optional.empty())
                .map(this::required)
                .orElseGet(() -> unnamed(
                        ofFunction.saysWhere() ? ofFunction.path() : file.module(),
                        CompiledPath.of(file.rest()).name()));
    }

    /** The module that a function's package is of, by what go.mod requires. */
    Optional<Requirement> ofPackage(GoPackage ofFunction, String name) {
        return ofPath(String.join("/", ofFunction.segments()) + "/" + name);
    }

    /** The module that an import path is of, by what go.mod requires. */
    Optional<Requirement> ofPath(String path) {
        return Requirement.find(modules.requirements(), path);
    }

    /** A file of a module that go.mod names. */
    SourceAnswer required(Requirement requirement) {
        if (!requirement.local()) {
            return elsewhere(requirement.module(), requirement.version(), requirement.rest());
        }
        String rule = "replace line";
        String said = requirement.by().path() + " replaces " + requirement.module() + " with the folder "
                + requirement.folder();
        Optional<String> path = requirement.pathInRepository();
        if (path.isPresent() && tries(path.get(), rule, said)) {
            return SourceAnswer.found(attempts, path.get(), said + ".");
        }
        String why = said + (path.isPresent() ? ", which has no such file." : ", which is outside of the repository.");
        attempts.add(new Attempt(requirement.rest(), rule, Verdict.NOT_HERE, why));
        return SourceAnswer.none(attempts, NoSource.OTHER_MODULE, why, List.of(ModuleAdvice.map(requirement.module())));
    }

    private SourceAnswer elsewhere(String module, Optional<KnownVersion> version, String rest) {
        String named = version.map(known -> " " + known.text()).orElse("");
        String why = rest + " belongs to the module " + module + named + ", which is another repository's.";
        attempts.add(new Attempt(rest, "module", Verdict.NOT_HERE, why));
        Optional<Place> place = ModulePlaces.find(module, version, rest);
        List<String> advice = place.isEmpty()
                ? List.of(ModuleAdvice.map(module))
                : version.isEmpty() ? List.of(ModuleAdvice.VERSION) : List.of();
        return SourceAnswer.elsewhere(attempts, place.stream().toList(), NoSource.OTHER_MODULE, why, advice);
    }

    /** Nothing says which module holds the package: its first segments may be the repository, but not its version. */
    private SourceAnswer unnamed(String packagePath, String name) {
        String why = name + " belongs to the module " + packagePath
                + ", which is another repository's; nothing says its version.";
        attempts.add(new Attempt(packagePath + "/" + name, "module", Verdict.NOT_HERE, why));
        List<Place> places =
                ModulePlaces.find(packagePath, Optional.empty(), name).stream().toList();
        List<String> advice = places.isEmpty()
                ? List.of(ModuleAdvice.VERSION, ModuleAdvice.map(packagePath))
                : List.of(ModuleAdvice.VERSION);
        return SourceAnswer.elsewhere(attempts, places, NoSource.OTHER_MODULE, why, advice);
    }
}
