package io.lineflame.source.ruby;

import io.lineflame.source.Checkout;
import io.lineflame.source.KnownVersion;
import io.lineflame.source.NoSource;
import io.lineflame.source.Place;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.search.CompiledPath;
import io.lineflame.source.search.NearestFile;
import io.lineflame.source.search.Outcome;
import io.lineflame.source.search.Project;
import io.lineflame.source.search.ProjectTable;
import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gems: committed copies, the repository's own, and what the table and {@code Gemfile.lock} say of others. */
final class Gems {

    private static final ProjectTable PROJECTS = ProjectTable.beside(Gems.class, "projects.txt");
    private static final String RULE = "gem";
    private static final List<String> LOCK = List.of("Gemfile.lock");

    private Gems() {}

    static Project ruby() {
        return PROJECTS.named("ruby").orElseThrow();
    }

    /** Only gems of commits need the lock file: others carry their version. */
    static Optional<String> wanted(RubyFile file, SourceQuestion question, Tree tree) {
        return file.kind() == RubyFile.Kind.GEM_OF_COMMIT
                ? NearestFile.of(tree, question.rootPath(), LOCK)
                : Optional.empty();
    }

    static SourceAnswer find(RubyFile file, SourceQuestion question, Checkout checkout) {
        Optional<String> copy = committed(question, checkout.tree());
        if (copy.isPresent()) {
            return Outcome.found(copy.get(), "committed copy", "The repository holds this copy of the gem.");
        }
        return file.kind() == RubyFile.Kind.GEM ? released(file, checkout) : ofCommit(file, question, checkout);
    }

    /** {@code vendor/bundle/ruby/3.2.0/gems/…}, when that is committed. */
    private static Optional<String> committed(SourceQuestion question, Tree tree) {
        CompiledPath path = CompiledPath.of(question.fileAsCompiled());
        int vendor = path.segments().lastIndexOf("vendor");
        return vendor < 0 ? Optional.empty() : NearestFile.at(tree, question.rootPath(), path.from(vendor));
    }

    /** The gem is built from this repository: {@code NAME.gemspec} lies above the file, at one place only. */
    private static Optional<String> own(RubyFile file, Tree tree) {
        String specification = file.name() + ".gemspec";
        List<String> found = tree.filesNamed(specification).stream()
                .map(TreeEntry::path)
                .map(path -> path.substring(0, path.length() - specification.length()) + file.joined())
                .filter(tree::hasFile)
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static SourceAnswer released(RubyFile file, Checkout checkout) {
        KnownVersion version = new KnownVersion(file.version(), "the file's name");
        return PROJECTS.named(file.name())
                .map(project -> project.place(what(file), Optional.of(version), project.paths(file.joined()), RULE))
                .map(place -> at(file, place))
                .orElseGet(() -> ownOrUnknown(file, checkout.tree()));
    }

    private static SourceAnswer at(RubyFile file, Place place) {
        return Outcome.elsewhere(file.joined(), place, NoSource.OTHER_MODULE, belongs(file) + ".");
    }

    private static SourceAnswer ofCommit(RubyFile file, SourceQuestion question, Checkout checkout) {
        Optional<String> lock = NearestFile.of(checkout.tree(), question.rootPath(), LOCK);
        Optional<Map.Entry<String, String>> commit = lock.flatMap(
                        path -> checkout.parsed(path, GemfileLock.class, GemfileLock::read))
                .flatMap(read -> read.commit(file.version()));
        if (commit.isEmpty()) {
            return ownOrUnknown(file, checkout.tree());
        }
        String revision = commit.get().getKey();
        String repository = commit.get().getValue().replaceFirst("\\.git$", "");
        KnownVersion version = new KnownVersion(revision, lock.orElseThrow());
        // a repository of several gems has a folder for each
        List<String> paths = List.of(file.joined(), file.name() + "/" + file.joined());
        return at(file, Place.at(what(file), repository, version, List.of(revision), paths, RULE));
    }

    /** Nothing says where the version that ran is: a gem of this repository is shown as this commit has it. */
    private static SourceAnswer ownOrUnknown(RubyFile file, Tree tree) {
        String why = file.name() + " is a gem of this repository. Installed was " + file.version()
                + "; this commit may have another version.";
        String advice = "Say in a mapping at which tag " + file.name() + " " + file.version() + " is.";
        return own(file, tree)
                .map(path -> Outcome.found(path, "own gem", why, advice))
                .orElseGet(() -> unknown(file));
    }

    private static SourceAnswer unknown(RubyFile file) {
        String advice = "Say in a mapping in which repository " + file.name() + " is.";
        return Outcome.none(
                file.joined(), RULE, NoSource.OTHER_MODULE, belongs(file) + ", which is another repository's.", advice);
    }

    private static String what(RubyFile file) {
        return "the gem " + file.name();
    }

    private static String belongs(RubyFile file) {
        return file.joined() + " belongs to " + what(file) + " " + file.version();
    }
}
