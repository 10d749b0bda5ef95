package io.lineflame.source.rust;

import io.lineflame.source.Checkout;
import io.lineflame.source.KnownVersion;
import io.lineflame.source.NoSource;
import io.lineflame.source.Place;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.search.CompiledPath;
import io.lineflame.source.search.TableFile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers about files that are not the service's: the standard library's, crates', other repositories'. */
final class RustPlaces {

    private static final String COMPILER =
            TableFile.rows(RustPlaces.class, "compiler.txt", 1).get(0).get(0);
    private static final String FROM_NAME = "the file's name";
    private static final Pattern RELEASE = Pattern.compile("(?:rustc )?(1\\.\\d{1,3}\\.\\d{1,2})(?: .*)?");

    private final SourceQuestion question;
    private final RustFile file;

    RustPlaces(SourceQuestion question, RustFile file) {
        this.question = question;
        this.file = file;
    }

    SourceAnswer standardLibrary() {
        Optional<KnownVersion> version = file.owner().isEmpty()
                ? question.runtimeVersion().flatMap(RustPlaces::release)
                : Optional.of(new KnownVersion(file.owner(), FROM_NAME));
        String what = "Rust's standard library";
        List<String> paths = List.of(file.rest());
        Place place = version.map(
                        known -> Place.at(what, COMPILER, known, List.of(known.text()), paths, "standard library"))
                .orElseGet(() -> Place.ofUnknownVersion(what, COMPILER, paths, "standard library"));
        String why = file.rest() + " is part of " + what
                + version.map(known -> " at " + known.text()).orElse("") + ", not of the service's repository.";
        List<String> advice = version.isPresent()
                ? List.of()
                : List.of("Send the compiler's version as the label rust_version, e.g. 1.74.0, to see its source.");
        return RustRules.elsewhere(
                file.rest(), "standard library", List.of(place), NoSource.STANDARD_LIBRARY, why, advice);
    }

    private static Optional<KnownVersion> release(KnownVersion said) {
        Matcher release = RELEASE.matcher(said.text());
        return said.text().length() < 100 && release.matches()
                ? Optional.of(new KnownVersion(release.group(1), said.from()))
                : Optional.empty();
    }

    SourceAnswer crate() {
        KnownVersion version = new KnownVersion(file.version(), FROM_NAME);
        String why = file.rest() + " belongs to the crate " + file.owner() + " " + file.version()
                + ", not to the service's repository.";
        List<Place> places = Crate.named(file.owner())
                .map(crate -> crate.place(version, file.rest()))
                .map(List::of)
                .orElse(List.of());
        List<String> advice = places.isEmpty()
                ? List.of("To see its source, map the path of " + file.owner() + "-" + file.version()
                        + " to the crate's repository in .pyroscope.yaml or .lineflame.yaml.")
                : List.of();
        return RustRules.elsewhere(file.rest(), "crate", places, NoSource.OTHER_MODULE, why, advice);
    }

    /** Cargo.lock says which repository a checkout is of. */
    SourceAnswer git(Checkout checkout) {
        String why = file.rest() + " belongs to the git repository " + file.owner() + " at " + file.version()
                + ", not to the service's.";
        Optional<CargoLock.Source> source = RustRules.locks(question).stream()
                .flatMap(path -> checkout.parsed(path, CargoLock.class, CargoLock::new).stream())
                .flatMap(lock -> lock.ofCommit(file.version()).stream())
                .findFirst();
        List<Place> places = source.map(this::place).map(List::of).orElse(List.of());
        List<String> advice = places.isEmpty()
                ? List.of("Commit Cargo.lock: it says where the repository " + file.owner() + " is.")
                : List.of();
        return RustRules.elsewhere(file.rest(), RustRules.LOCK, places, NoSource.OTHER_MODULE, why, advice);
    }

    private Place place(CargoLock.Source source) {
        return new Place(
                "the git repository " + file.owner(),
                source.address(),
                Optional.of(new KnownVersion(source.commit(), RustRules.LOCK)),
                List.of(source.commit()),
                List.of(file.rest()),
                CompiledPath.segmentsOf(file.rest()),
                "",
                RustRules.LOCK);
    }
}
