package io.lineflame.source.javascript;

import io.lineflame.source.Checkout;
import io.lineflame.source.KnownVersion;
import io.lineflame.source.NoSource;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.search.NearestFile;
import io.lineflame.source.search.Outcome;
import io.lineflame.source.search.PinnedVersions;
import io.lineflame.source.search.Project;
import io.lineflame.source.search.ProjectTable;
import io.lineflame.vcs.Tree;
import java.util.List;
import java.util.Optional;

/** Packages of npm: committed copies, the repository's own workspaces, and what the table says of others. */
final class NpmPackages {

    private static final ProjectTable PROJECTS = ProjectTable.beside(NpmPackages.class, "projects.txt");
    private static final String RULE = "installed package";

    private NpmPackages() {}

    static Project node() {
        return PROJECTS.named("node").orElseThrow();
    }

    /** The lock file to read, when a package's version is worth knowing. */
    static Optional<String> wanted(ScriptFile file, SourceQuestion question, Tree tree) {
        return file.version().isEmpty() && PROJECTS.named(file.packageName()).isPresent()
                ? NearestFile.of(tree, question.rootPath(), NpmLockFile.NAMES)
                : Optional.empty();
    }

    static SourceAnswer find(ScriptFile file, SourceQuestion question, Checkout checkout) {
        Optional<Project> project = PROJECTS.named(file.packageName());
        Optional<String> copy = committed(file, question, checkout.tree());
        if (copy.isPresent()) {
            return Outcome.found(copy.get(), "committed copy", "The repository holds this copy of the package.");
        }
        if (project.isPresent()) {
            return ofKnown(project.get(), file, version(file, question, checkout));
        }
        return workspace(file, checkout.tree())
                .map(path ->
                        Outcome.found(path, "own package", file.packageName() + " is a package of this repository."))
                .orElseGet(() -> ofUnknown(file));
    }

    private static Optional<String> committed(ScriptFile file, SourceQuestion question, Tree tree) {
        return NearestFile.at(tree, question.rootPath(), file.installed() + "/" + file.joined());
    }

    /** A folder with the package's name, a {@code package.json} and this file, at one place only. */
    private static Optional<String> workspace(ScriptFile file, Tree tree) {
        String name = file.packageName().substring(file.packageName().lastIndexOf('/') + 1);
        String end = name + "/" + file.joined();
        List<String> found = tree.filesNamed(file.name()).stream()
                .map(entry -> entry.path())
                .filter(path -> path.equals(end) || path.endsWith("/" + end))
                .filter(path -> !path.contains("node_modules/"))
                .filter(path -> tree.hasFile(
                        path.substring(0, path.length() - file.joined().length()) + "package.json"))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static SourceAnswer ofKnown(Project project, ScriptFile file, Optional<KnownVersion> version) {
        List<String> paths = project.paths(file.joined());
        return Outcome.ofPackage(
                file.joined(),
                project.place("the package " + file.packageName(), version, paths, RULE),
                "Commit a package-lock.json or yarn.lock, or name repository and version in a mapping.");
    }

    private static SourceAnswer ofUnknown(ScriptFile file) {
        String version = file.version().isEmpty() ? "" : " " + file.version();
        String why = file.joined() + " belongs to the package " + file.packageName() + version
                + ", not to the service's repository.";
        String advice = "Say in a mapping in which repository and at which version " + file.packageName() + " is.";
        return Outcome.none(file.joined(), RULE, NoSource.OTHER_MODULE, why, advice);
    }

    private static Optional<KnownVersion> version(ScriptFile file, SourceQuestion question, Checkout checkout) {
        if (!file.version().isEmpty()) {
            return Optional.of(new KnownVersion(file.version(), "the file's name"));
        }
        return NearestFile.of(checkout.tree(), question.rootPath(), NpmLockFile.NAMES)
                .flatMap(path -> checkout.parsed(path, PinnedVersions.class, text -> NpmLockFile.read(path, text))
                        .flatMap(versions -> versions.of(file.installed()).or(() -> versions.of(file.packageName())))
                        .map(version -> new KnownVersion(version, path)));
    }
}
