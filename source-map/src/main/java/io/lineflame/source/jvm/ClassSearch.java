package io.lineflame.source.jvm;

import io.lineflame.source.Attempt;
import io.lineflame.source.Checkout;
import io.lineflame.source.NoSource;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.Verdict;
import io.lineflame.source.search.CompiledPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * One search for a class's file in the service's repository. The folder must fit the package; of several that do, sources
 * of the program go before those of tests, and then {@code service_root_path} decides. Keeps what it tried; used once.
 */
final class ClassSearch {

    private static final int SHOWN = 20;

    private final Checkout checkout;
    private final Packages packages;
    private final JvmName name;
    private final ClassFiles files;
    private final List<String> rootPath;
    private final List<Attempt> attempts = new ArrayList<>();

    ClassSearch(Checkout checkout, Packages packages, JvmName name, ClassFiles files, SourceQuestion question) {
        this.checkout = checkout;
        this.packages = packages;
        this.name = name;
        this.files = files;
        this.rootPath = CompiledPath.segmentsOf(question.rootPath().replace('\\', '/'));
    }

    /** The answer when a file of this repository is the class's, or may be; empty when none is. */
    Optional<SourceAnswer> run() {
        List<ClassCandidate> all = files.names().stream()
                .flatMap(file -> checkout.tree().filesNamed(file).stream())
                .map(entry -> ClassCandidate.of(entry.path(), name.packagePath()))
                .toList();
        List<ClassCandidate> fitting = best(keep(all, this::fits), ClassCandidate::fit);
        if (fitting.isEmpty()) {
            noteLosers(all, List.of());
            return new ClassesInside(checkout, packages, name, files, attempts).run();
        }
        return Optional.of(choose(best(fitting, ClassCandidate::shown), all));
    }

    private boolean fits(ClassCandidate candidate) {
        return candidate.fit() > 0 && (!candidate.open() || textAgrees(candidate));
    }

    /** A folder that begins the package may go unread; one that says nothing of it may not. */
    private boolean textAgrees(ClassCandidate candidate) {
        return checkout.text(candidate.path())
                .map(text -> PackageLine.of(text).orElse("").equals(name.packageName()))
                .orElse(!candidate.anywhere());
    }

    /** What was tried. */
    List<Attempt> attempts() {
        return attempts;
    }

    private SourceAnswer choose(List<ClassCandidate> fitting, List<ClassCandidate> all) {
        List<ClassCandidate> ofProgram = best(fitting, each -> -each.folder().rank());
        List<ClassCandidate> below = keep(ofProgram, each -> each.below(rootPath));
        List<ClassCandidate> winners = below.isEmpty() ? ofProgram : below;
        if (winners.size() > 1) {
            return ambiguous(winners, all);
        }
        String rule = winners.size() < ofProgram.size()
                ? "service_root_path"
                : ofProgram.size() < fitting.size() ? "source set" : "package";
        return found(winners.get(0), rule, all);
    }

    private SourceAnswer found(ClassCandidate winner, String rule, List<ClassCandidate> all) {
        String why = switch (rule) {
            case "service_root_path" -> winner.why() + " It lies below service_root_path.";
            case "source set" -> winner.why() + " Others with it are of tests or other platforms.";
            default -> winner.why();
        };
        attempts.add(new Attempt(winner.path(), rule, Verdict.FOUND, why));
        noteLosers(all, List.of(winner));
        return SourceAnswer.found(attempts, winner.path(), why);
    }

    private SourceAnswer ambiguous(List<ClassCandidate> winners, List<ClassCandidate> all) {
        for (ClassCandidate each : winners.subList(0, Math.min(SHOWN, winners.size()))) {
            attempts.add(new Attempt(each.path(), "package", Verdict.AMBIGUOUS, each.why() + " So may others."));
        }
        noteLosers(all, winners);
        String why = winners.size() + " files could hold " + name.qualified() + ".";
        return SourceAnswer.none(
                attempts,
                NoSource.AMBIGUOUS,
                why,
                List.of("Set the label service_root_path to the service's module to tell them apart."));
    }

    private void noteLosers(List<ClassCandidate> all, List<ClassCandidate> winners) {
        List<ClassCandidate> losers = keep(all, each -> !winners.contains(each));
        for (ClassCandidate each : losers.subList(0, Math.min(SHOWN, losers.size()))) {
            attempts.add(new Attempt(each.path(), "package", Verdict.NOT_HERE, whyNot(each)));
        }
        if (losers.size() > SHOWN) {
            String more = losers.size() - SHOWN + " more files of this name fit no better; not listed.";
            attempts.add(new Attempt(files.names().get(0), "package", Verdict.NOT_HERE, more));
        }
    }

    private String whyNot(ClassCandidate loser) {
        if (loser.fit() == 0) {
            return loser.why();
        }
        if (fits(loser)) {
            return "Fits less well. " + loser.why();
        }
        return checkout.text(loser.path()).isPresent()
                ? "Declares another package than " + name.packageName() + "."
                : "Its folder is not of the package " + name.packageName() + ", and its text was not read.";
    }

    private static List<ClassCandidate> best(List<ClassCandidate> candidates, ToIntFunction<ClassCandidate> evidence) {
        int most = candidates.stream().mapToInt(evidence).max().orElse(0);
        return keep(candidates, each -> evidence.applyAsInt(each) == most);
    }

    private static List<ClassCandidate> keep(List<ClassCandidate> candidates, Predicate<ClassCandidate> condition) {
        return candidates.stream().filter(condition).toList();
    }
}
