package io.lineflame.source.search;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which of several files with the same name is the one that was compiled.
 *
 * <p>Three things speak for a file: how much of its path stands at the end of the file as compiled,
 * how much of its folder stands at the end of the function's package path, and that it lies below
 * the service's root path. A file that is ahead in all of them wins. Where they disagree, the root
 * path, which a person has set, decides together with one of the others; without it nothing decides,
 * because a wrong file shown as if it were right is worse than none.
 *
 * @param winners one file when the choice is certain, several when it is not; never empty
 */
record Choice(List<Candidate> winners, Rule rule) {

    Choice {
        winners = List.copyOf(winners);
    }

    /**
     * Chooses.
     *
     * @param possible the files that nothing speaks against; not empty
     * @param packageKnown whether the function's package says where its file lies
     * @param serviceIsRepository whether the file is of the service's {@code main} package and no root
     *     path is set, so that it should lie where the repository's root says
     */
    static Choice among(List<Candidate> possible, boolean packageKnown, boolean serviceIsRepository) {
        List<Candidate> byFile = best(possible, Candidate::fileEnd);
        List<Candidate> byPackage = packageKnown ? best(possible, Candidate::packageEnd) : possible;
        List<Candidate> agreed = keep(byFile, Set.copyOf(byPackage)::contains);
        if (possible.stream().anyMatch(Candidate::belowRoot)) {
            return withRoot(possible, byPackage, agreed, packageKnown);
        }
        Choice choice = withoutRoot(possible, byFile, byPackage, agreed);
        return serviceIsRepository ? choice.atRepositoryRoot() : choice;
    }

    /** A tie of {@code main} packages: the service is the repository, so its checkout is all that may precede. */
    private Choice atRepositoryRoot() {
        List<Candidate> whole = keep(winners, c -> c.fileEnd() == c.depth());
        boolean tie = winners.stream().map(Candidate::fileEnd).distinct().count() == 1;
        return winners.size() > 1 && tie && whole.size() == 1 ? new Choice(whole, Rule.WHOLE_PATH) : this;
    }

    private static Choice withRoot(
            List<Candidate> possible, List<Candidate> byPackage, List<Candidate> agreed, boolean packageKnown) {
        List<Candidate> agreedBelow = keep(agreed, Candidate::belowRoot);
        if (!agreedBelow.isEmpty()) {
            return settle(agreedBelow, Rule.ROOT_PATH);
        }
        // A main package is the service itself, so it lies below the service's root.
        List<Candidate> complete = keep(packageKnown ? byPackage : possible, Candidate::completeBelowRoot);
        if (!complete.isEmpty()) {
            return settle(best(complete, Candidate::fileEnd), Rule.ROOT_PATH);
        }
        return settle(agreed.isEmpty() ? possible : agreed, Rule.COMMON_PATH);
    }

    private static Choice withoutRoot(
            List<Candidate> possible, List<Candidate> byFile, List<Candidate> byPackage, List<Candidate> agreed) {
        if (agreed.isEmpty()) {
            Set<Candidate> either =
                    Stream.concat(byFile.stream(), byPackage.stream()).collect(Collectors.toSet());
            return new Choice(keep(possible, either::contains), Rule.COMMON_PATH);
        }
        Set<Candidate> leading = new HashSet<>(agreed);
        boolean complete = agreed.stream().anyMatch(Candidate::complete);
        List<Candidate> rivals = keep(byPackage, c -> !leading.contains(c) && isRival(c, complete));
        if (!rivals.isEmpty()) {
            leading.addAll(rivals);
            return new Choice(keep(possible, leading::contains), Rule.COMMON_PATH);
        }
        return settle(agreed, byFile.size() > agreed.size() ? Rule.PACKAGE_FOLDER : Rule.COMMON_PATH);
    }

    /**
     * Whether a file with less in common is as likely: the checkout's folder has the repository's name,
     * or the others lie in folders that the name as compiled does not have.
     */
    private static boolean isRival(Candidate other, boolean othersComplete) {
        return other.atRepositoryName() || (other.complete() && !othersComplete);
    }

    /** Of several, the one that follows the repository's name wins if it is alone in that. */
    private static Choice settle(List<Candidate> winners, Rule rule) {
        List<Candidate> named = keep(winners, Candidate::atRepositoryName);
        return winners.size() > 1 && named.size() == 1
                ? new Choice(named, Rule.REPOSITORY_NAME)
                : new Choice(winners, rule);
    }

    private static List<Candidate> best(List<Candidate> candidates, ToIntFunction<Candidate> evidence) {
        int most = candidates.stream()
                .max(Comparator.comparingInt(evidence))
                .map(evidence::applyAsInt)
                .orElse(0);
        return keep(candidates, c -> evidence.applyAsInt(c) == most);
    }

    private static List<Candidate> keep(List<Candidate> candidates, Predicate<Candidate> condition) {
        return candidates.stream().filter(condition).toList();
    }
}
