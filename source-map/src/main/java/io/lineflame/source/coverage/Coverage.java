package io.lineflame.source.coverage;

import io.lineflame.source.Checkout;
import io.lineflame.source.NoSource;
import io.lineflame.source.Origin;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.finder.Origins;
import io.lineflame.source.finder.SourceFinder;
import io.lineflame.source.mappings.Mappings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * For all functions of a profile: whose source is found, by which rule, and whose is not and why.
 *
 * <p>Resolved is a function whose file is found in the service's repository, and one that belongs to another repository
 * whose address and version are known.
 *
 * @param own of the service's repository, copies of libraries in it included, with a file's name
 * @param others of libraries and run times, with a file's name
 * @param nameless functions that no file's name was compiled into, of anybody, and without source
 * @param total of the resolved functions, each sample once
 * @param rules dearest first
 * @param unresolved by reason and folder, dearest first
 * @param proposals mappings that would resolve more, dearest first
 * @param truncated whether some of {@code unresolved} were left out
 */
public record Coverage(
        Part own,
        Part others,
        int nameless,
        long total,
        List<ByRule> rules,
        List<Unresolved> unresolved,
        List<Proposal> proposals,
        boolean truncated) {

    private static final int SHOWN = 100;

    public Coverage {
        rules = List.copyOf(rules);
        unresolved = List.copyOf(unresolved);
        proposals = List.copyOf(proposals);
    }

    /** Some of the functions. */
    public record Part(int functions, int resolved) {}

    /**
     * The functions that one rule resolves.
     *
     * @param elsewhere whether their files are in other repositories, which were not looked at
     */
    public record ByRule(String rule, boolean elsewhere, int functions, long total) {}

    /**
     * Functions without source for one reason, of one folder as compiled.
     *
     * @param function one of them
     * @param why in words about that one
     */
    public record Unresolved(ProfiledFunction function, NoSource reason, String why, int functions, long total) {}

    /**
     * A mapping that resolves functions which are not.
     *
     * @param yaml for {@code .lineflame.yaml} in the service's folder, or for the server's mappings
     * @param why a sentence
     */
    public record Proposal(String yaml, String why, int functions, long total) {}

    /** All functions, whether resolved or not. */
    public int functions() {
        return own.functions() + others.functions() + nameless;
    }

    public int resolved() {
        return own.resolved() + others.resolved();
    }

    /**
     * Looks for the file of each function. Does no I/O.
     *
     * @param about a question about the service's version: its root path, repository and language's version count
     * @param before each step; an exception of it ends the work
     */
    public static Coverage of(
            Collection<ProfiledFunction> functions,
            SourceQuestion about,
            Checkout checkout,
            Mappings ofServer,
            GroupCost cost,
            Runnable before) {
        List<FoundFunction> found = new ArrayList<>();
        for (ProfiledFunction function : functions) {
            before.run();
            found.add(found(function, about, checkout, ofServer));
        }
        List<List<FoundFunction>> byRule = groups(found, FoundFunction::resolved, Coverage::ruleOf);
        List<List<FoundFunction>> open = groups(found, function -> !function.resolved(), Coverage::whyNot);
        List<FoundFunction> all = found.stream().filter(FoundFunction::resolved).toList();
        List<Long> costs = costs(
                Stream.of(List.of(all), byRule, open).flatMap(List::stream).toList(), cost);
        List<Unresolved> unresolved = unresolved(open, costs.subList(1 + byRule.size(), costs.size()));
        return new Coverage(
                part(found, true),
                part(found, false),
                (int) found.stream().filter(each -> !counts(each)).count(),
                costs.get(0),
                rules(byRule, costs.subList(1, 1 + byRule.size())),
                unresolved.subList(0, Math.min(SHOWN, unresolved.size())),
                new Proposals(found, checkout, ofServer, cost, before).find(),
                unresolved.size() > SHOWN);
    }

    private static FoundFunction found(
            ProfiledFunction function, SourceQuestion about, Checkout checkout, Mappings ofServer) {
        SourceQuestion question = FunctionPlaces.question(function, about);
        return new FoundFunction(
                function,
                question,
                Origins.of(function.name(), function.file()),
                SourceFinder.find(question, checkout, ofServer));
    }

    private static Part part(List<FoundFunction> all, boolean own) {
        List<FoundFunction> part = all.stream()
                .filter(Coverage::counts)
                .filter(function -> isOwn(function) == own)
                .toList();
        return new Part(
                part.size(), (int) part.stream().filter(FoundFunction::resolved).count());
    }

    /** Vendored copies are the repository's too. */
    private static boolean isOwn(FoundFunction function) {
        return function.origin() == Origin.OWN || function.here();
    }

    /** What a compiler made has no source that could be found. */
    private static boolean counts(FoundFunction function) {
        boolean made = function.answer()
                .reason()
                .filter(reason -> reason == NoSource.GENERATED || reason == NoSource.CGO)
                .isPresent();
        return function.resolved() || (function.hasFileName() && !made);
    }

    private static List<List<FoundFunction>> groups(
            List<FoundFunction> all, Predicate<FoundFunction> wanted, Function<FoundFunction, List<Object>> by) {
        Map<List<Object>, List<FoundFunction>> groups = new LinkedHashMap<>();
        all.stream()
                .filter(wanted)
                .forEach(function -> groups.computeIfAbsent(by.apply(function), key -> new ArrayList<>())
                        .add(function));
        return List.copyOf(groups.values());
    }

    private static List<Object> ruleOf(FoundFunction function) {
        return List.of(function.rule(), !function.here());
    }

    private static List<Object> whyNot(FoundFunction function) {
        return List.of(reason(function), function.folder());
    }

    /** One for each group; the profile is gone through once. */
    static List<Long> costs(List<List<FoundFunction>> groups, GroupCost cost) {
        return cost.of(groups.stream().map(Coverage::named).toList());
    }

    private static List<ByRule> rules(List<List<FoundFunction>> groups, List<Long> costs) {
        return IntStream.range(0, groups.size())
                .mapToObj(index -> rule(groups.get(index), costs.get(index)))
                .sorted(Comparator.comparingLong(ByRule::total).reversed().thenComparing(ByRule::rule))
                .toList();
    }

    private static ByRule rule(List<FoundFunction> group, long total) {
        FoundFunction first = group.get(0);
        return new ByRule(first.rule(), !first.here(), group.size(), total);
    }

    private static List<Unresolved> unresolved(List<List<FoundFunction>> groups, List<Long> costs) {
        return IntStream.range(0, groups.size())
                .mapToObj(index -> unresolvedGroup(groups.get(index), costs.get(index)))
                .sorted(Comparator.comparingLong(Unresolved::total).reversed())
                .toList();
    }

    private static Unresolved unresolvedGroup(List<FoundFunction> group, long total) {
        FoundFunction first = group.get(0);
        return new Unresolved(first.function(), reason(first), first.answer().why(), group.size(), total);
    }

    private static NoSource reason(FoundFunction function) {
        return function.answer().reason().orElse(NoSource.NO_MATCH);
    }

    private static List<ProfiledFunction> named(Collection<FoundFunction> functions) {
        return functions.stream().map(FoundFunction::function).toList();
    }
}
