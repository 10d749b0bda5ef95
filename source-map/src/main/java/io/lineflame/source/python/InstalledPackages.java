package io.lineflame.source.python;

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

/** Packages that were installed: where their sources are, as far as the table and the repository's lock file say. */
final class InstalledPackages {

    private static final ProjectTable PROJECTS = ProjectTable.beside(InstalledPackages.class, "projects.txt");
    private static final String RULE = "installed package";

    private InstalledPackages() {}

    /** Whether a path relative to Python's search path starts like a package of the table. */
    static boolean areKnown(List<String> path) {
        return path.size() > 1 && PROJECTS.startOf(path).isPresent();
    }

    static Project cpython() {
        return PROJECTS.named("cpython").orElseThrow();
    }

    /** The lock file to read, when a package's version is worth knowing. */
    static Optional<String> wanted(PythonFile file, SourceQuestion question, Tree tree) {
        return file.version().isEmpty() && PROJECTS.startOf(file.rest()).isPresent()
                ? NearestFile.of(tree, question.rootPath(), PythonLockFile.NAMES)
                : Optional.empty();
    }

    static SourceAnswer find(PythonFile file, SourceQuestion question, Checkout checkout) {
        Optional<Project> project = PROJECTS.startOf(file.rest());
        return project.isPresent()
                ? ofKnown(project.get(), file, version(project.get(), file, question, checkout))
                : ofUnknown(file);
    }

    private static SourceAnswer ofKnown(Project project, PythonFile file, Optional<KnownVersion> version) {
        List<String> paths = project.paths(file.path());
        return Outcome.ofPackage(
                file.path(),
                project.place("the Python package " + project.packageName(), version, paths, RULE),
                "Commit a lock file (" + String.join(", ", PythonLockFile.NAMES) + ") that names one exact version of "
                        + project.packageName() + ", or name repository and version in a mapping.");
    }

    private static SourceAnswer ofUnknown(PythonFile file) {
        String why = file.path() + " belongs to an installed Python package, not to the service's repository.";
        String advice = "Say in a mapping in which repository and at which version "
                + file.rest().get(0) + " is.";
        return Outcome.none(file.path(), RULE, NoSource.OTHER_MODULE, why, advice);
    }

    private static Optional<KnownVersion> version(
            Project project, PythonFile file, SourceQuestion question, Checkout checkout) {
        if (!file.version().isEmpty()) {
            return Optional.of(new KnownVersion(file.version(), "the file's name"));
        }
        return NearestFile.of(checkout.tree(), question.rootPath(), PythonLockFile.NAMES)
                .flatMap(path -> checkout.parsed(path, PinnedVersions.class, text -> PythonLockFile.read(path, text))
                        .flatMap(versions -> versions.of(PythonLockFile.normalized(project.packageName())))
                        .map(version -> new KnownVersion(version, path)));
    }
}
