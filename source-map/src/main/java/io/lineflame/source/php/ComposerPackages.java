package io.lineflame.source.php;

import io.lineflame.source.Checkout;
import io.lineflame.source.KnownVersion;
import io.lineflame.source.NoSource;
import io.lineflame.source.Place;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.search.CompiledPath;
import io.lineflame.source.search.NearestFile;
import io.lineflame.source.search.Outcome;
import io.lineflame.vcs.Tree;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One file below {@code vendor}: a committed copy, a package of this repository, or one that {@code composer.lock} locates. */
final class ComposerPackages {

    private static final List<String> LOCK = List.of("composer.lock");
    private static final String RULE = "composer.lock";

    private final PhpFile file;
    private final SourceQuestion question;
    private final Checkout checkout;
    private final Tree tree;

    ComposerPackages(PhpFile file, SourceQuestion question, Checkout checkout) {
        this.file = file;
        this.question = question;
        this.checkout = checkout;
        this.tree = checkout.tree();
    }

    /** The lock file; empty when a committed copy makes it needless. */
    Optional<String> wanted() {
        return committed().isPresent() ? Optional.empty() : lockFile();
    }

    SourceAnswer find() {
        return committed()
                .map(path -> Outcome.found(path, "committed copy", "The repository holds this copy of the package."))
                .or(this::ofThisRepository)
                .orElseGet(this::elsewhere);
    }

    private Optional<String> lockFile() {
        return NearestFile.of(tree, question.rootPath(), LOCK);
    }

    private Optional<ComposerLock> lock() {
        return lockFile().flatMap(path -> checkout.parsed(path, ComposerLock.class, ComposerLock::read));
    }

    private Optional<String> committed() {
        String copy =
                String.join("/", "vendor", file.packageName(), file.joined()).replace("//", "/");
        return NearestFile.at(tree, question.rootPath(), copy);
    }

    /** A package of {@code "type": "path"} is a folder of this repository. */
    private Optional<SourceAnswer> ofThisRepository() {
        String lockFolder = lockFile()
                .map(path -> path.substring(0, path.length() - RULE.length()))
                .orElse("");
        return lock().flatMap(lock -> lock.folder(file.packageName()))
                .map(folder -> String.join("/", CompiledPath.segmentsOf(lockFolder + folder + "/" + file.joined())))
                .filter(tree::hasFile)
                .map(path ->
                        Outcome.found(path, "own package", file.packageName() + " is a package of this repository."));
    }

    private SourceAnswer elsewhere() {
        Optional<ComposerLock> lock = lock();
        Optional<String> url = lock.flatMap(read -> read.field(file.packageName(), "source.url"));
        Optional<String> commit = lock.flatMap(read -> read.field(file.packageName(), "source.reference"));
        return url.isPresent() && commit.isPresent()
                ? at(url.get(), commit.get(), lock.get().field(file.packageName(), "version"))
                : unknown();
    }

    private SourceAnswer at(String url, String commit, Optional<String> version) {
        String what = "the package " + file.packageName();
        KnownVersion known = new KnownVersion(version.orElse(commit), lockFile().orElse(RULE));
        List<String> refs = Stream.concat(Stream.of(commit), version.stream()).toList();
        String repository = url.replaceFirst("\\.git$", "");
        Place place = Place.at(what, repository, known, refs, List.of(file.joined()), RULE);
        return Outcome.ofPackage(file.joined(), place);
    }

    private SourceAnswer unknown() {
        String owner = file.packageName().isEmpty() ? "Composer's autoloader" : "the package " + file.packageName();
        return Outcome.none(
                file.joined(),
                RULE,
                NoSource.OTHER_MODULE,
                file.joined() + " belongs to " + owner + ", not to the service's repository.",
                "Commit composer.lock, which names the repository and commit of each package.");
    }
}
