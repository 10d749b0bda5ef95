package io.lineflame.source.rust;

import io.lineflame.source.Attempt;
import io.lineflame.source.Checkout;
import io.lineflame.source.FileExtensions;
import io.lineflame.source.Language;
import io.lineflame.source.LanguageRules;
import io.lineflame.source.NoSource;
import io.lineflame.source.Origin;
import io.lineflame.source.Place;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.Verdict;
import io.lineflame.source.search.CompiledPath;
import io.lineflame.source.search.HeldFile;
import io.lineflame.vcs.Tree;
import java.util.List;
import java.util.stream.Stream;

/** Rust programs. Whose a file is, and its version, stand in its name; functions' names add little. */
public final class RustRules implements LanguageRules {

    static final String LOCK = "Cargo.lock";

    @Override
    public boolean claims(String function, String file) {
        return FileExtensions.language(file).filter(Language.RUST::equals).isPresent();
    }

    @Override
    public Origin origin(String function, String file) {
        return switch (RustFile.of(file).kind()) {
            case STANDARD -> Origin.STANDARD_LIBRARY;
            case CRATE, GIT, VENDORED -> Origin.DEPENDENCY;
            case OWN, GENERATED -> Origin.OWN;
        };
    }

    @Override
    public List<String> wanted(SourceQuestion question, Tree tree) {
        return RustFile.of(question.fileAsCompiled()).kind() == RustFile.Kind.GIT ? locks(question) : List.of();
    }

    /** The lock files that may speak of a service, the nearest first. */
    static List<String> locks(SourceQuestion question) {
        String root =
                String.join("/", CompiledPath.segmentsOf(question.rootPath().replace('\\', '/')));
        return Stream.of(root.isEmpty() ? LOCK : root + "/" + LOCK, LOCK)
                .distinct()
                .toList();
    }

    @Override
    public SourceAnswer find(SourceQuestion question, Checkout checkout) {
        RustFile file = RustFile.of(question.fileAsCompiled());
        RustPlaces places = new RustPlaces(question, file);
        return switch (file.kind()) {
            case STANDARD -> isCompiler(checkout.tree()) ? itself(file, checkout.tree()) : places.standardLibrary();
            case CRATE ->
                isCommitted(question, file, checkout.tree())
                        ? new OwnRustFile(question, checkout.tree()).find()
                        : places.crate();
            case GIT -> places.git(checkout);
            case GENERATED -> generated(file);
            case OWN, VENDORED -> new OwnRustFile(question, checkout.tree()).find();
        };
    }

    /** Whether the repository holds the crate's folder, and the one around it that makes it look like others'. */
    private static boolean isCommitted(SourceQuestion question, RustFile file, Tree tree) {
        List<String> path = CompiledPath.of(question.fileAsCompiled()).segments();
        return HeldFile.ends(tree, path, CompiledPath.segmentsOf(file.rest()).size() + 2);
    }

    private static boolean isCompiler(Tree tree) {
        return tree.hasFile("library/std/src/lib.rs") && tree.hasFile("library/core/src/lib.rs");
    }

    private static SourceAnswer itself(RustFile file, Tree tree) {
        if (!tree.hasFile(file.rest())) {
            String why = "This commit of Rust has no such file.";
            return none(file.rest(), "standard library", NoSource.NO_MATCH, why, List.of());
        }
        String why = "This repository is Rust itself.";
        return SourceAnswer.found(
                List.of(new Attempt(file.rest(), "Rust's own repository", Verdict.FOUND, why)), file.rest(), why);
    }

    private static SourceAnswer generated(RustFile file) {
        String why = file.rest() + " is made by the build script of the crate " + file.owner()
                + " while building; it is in no repository.";
        return none(file.rest(), "build script", NoSource.GENERATED, why, List.of("Look at build.rs of the crate."));
    }

    static SourceAnswer none(String path, String rule, NoSource reason, String why, List<String> advice) {
        return elsewhere(path, rule, List.of(), reason, why, advice);
    }

    static SourceAnswer elsewhere(
            String path, String rule, List<Place> places, NoSource reason, String why, List<String> advice) {
        Attempt attempt = new Attempt(path, rule, Verdict.NOT_HERE, why);
        return SourceAnswer.elsewhere(List.of(attempt), places, reason, why, advice);
    }
}
