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
     */
    public static Coverage of(
            Collection<ProfiledFunction> functions,
            SourceQuestion about,
            Checkout checkout,
            Mappings ofServer,
            GroupCost cost) {
        List<FoundFunction> found = functions.stream()
                .map(function -> found(function, about, checkout, ofServer))
                .toList();
        List<Unresolved> unresolved = unresolved(found, cost);
        return new Coverage(
                part(found, true),
                part(found, false),
                (int) found.stream().filter(each -> !counts(each)).count(),
                cost.of(named(found.stream().filter(FoundFunction::resolved).toList())),
                rules(found, cost),
                unresolved.subList(0, Math.min(SHOWN, unresolved.size())),
                new Proposals(found, checkout, ofServer, cost).find(),
                unresolved.size() > SHOWN);
    }

    private static FoundFunction found(
            ProfiledFunction function, SourceQuestion about, Checkout checkout, Mappings ofServer) {
        SourceQuestion question = new SourceQuestion(
                function.name(), function.file(), about.rootPath(), about.repository(), about.runtimeVersion());
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

    private static List<ByRule> rules(List<FoundFunction> all, GroupCost cost) {
        Map<List<Object>, List<FoundFunction>> groups = new LinkedHashMap<>();
        all.stream()
                .filter(FoundFunction::resolved)
                .forEach(function -> groups.computeIfAbsent(
                                List.of(function.rule(), !function.here()), key -> new ArrayList<>())
                        .add(function));
        return groups.values().stream()
                .map(group ->
                        new ByRule(group.get(0).rule(), !group.get(0).here(), group.size(), cost.of(named(group))))
                .sorted(Comparator.comparingLong(ByRule::total).reversed().thenComparing(ByRule::rule))
                .toList();
    }

    private static List<Unresolved> unresolved(List<FoundFunction> all, GroupCost cost) {
        Map<List<Object>, List<FoundFunction>> groups = new LinkedHashMap<>();
        all.stream()
                .filter(function -> !function.resolved())
                .forEach(function -> groups.computeIfAbsent(
                                List.of(reason(function), function.folder()), key -> new ArrayList<>())
                        .add(function));
        return groups.values().stream()
                .map(group -> unresolvedGroup(group, cost))
                .sorted(Comparator.comparingLong(Unresolved::total).reversed())
                .toList();
    }

    private static Unresolved unresolvedGroup(List<FoundFunction> group, GroupCost cost) {
        FoundFunction first = group.get(0);
        return new Unresolved(
                first.function(), reason(first), first.answer().why(), group.size(), cost.of(named(group)));
    }

    private static NoSource reason(FoundFunction function) {
        return function.answer().reason().orElse(NoSource.NO_MATCH);
    }

    static List<ProfiledFunction> named(Collection<FoundFunction> functions) {
        return functions.stream().map(FoundFunction::function).toList();
    }
}
