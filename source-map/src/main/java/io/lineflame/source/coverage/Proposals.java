package io.lineflame.source.coverage;

import io.lineflame.source.Checkout;
import io.lineflame.source.Language;
import io.lineflame.source.LayoutPath;
import io.lineflame.source.NoSource;
import io.lineflame.source.Place;
import io.lineflame.source.coverage.Coverage.Proposal;
import io.lineflame.source.finder.LayoutPaths;
import io.lineflame.source.finder.SourceFinder;
import io.lineflame.source.mappings.Mappings;
import io.lineflame.source.search.CompiledPath;
import io.lineflame.vcs.TreeEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Proposes mappings for functions without source: of a prefix as compiled to the folder that holds files with these ends, or
 * to another repository that is known but for its version. Proposes only what was tried: with the mapping, the functions are
 * found. Used once.
 */
final class Proposals {

    private static final int MOST = 20;
    private static final int TRIED = 100;
    private static final int NAMESAKES = 50;

    private final List<FoundFunction> functions;
    private final Checkout checkout;
    private final Mappings ofServer;
    private final GroupCost cost;
    private final Runnable before;
    private final Votes votes = new Votes();

    /** @param before each mapping that is tried */
    Proposals(List<FoundFunction> functions, Checkout checkout, Mappings ofServer, GroupCost cost, Runnable before) {
        this.functions = functions;
        this.checkout = checkout;
        this.ofServer = ofServer;
        this.cost = cost;
        this.before = before;
    }

    List<Proposal> find() {
        Set<FoundFunction> open = new LinkedHashSet<>();
        functions.stream()
                .filter(function -> !function.resolved() && function.hasFileName())
                .forEach(open::add);
        if (open.isEmpty()) {
            return List.of();
        }
        functions.stream().filter(FoundFunction::hasFileName).forEach(this::vote);
        Map<MappingText, List<FoundFunction>> helping = new LinkedHashMap<>();
        for (MappingText mapping : votes.winners().stream().limit(TRIED).toList()) {
            before.run();
            List<FoundFunction> solved = helping.size() < MOST ? solved(mapping, open) : List.of();
            if (!solved.isEmpty()) {
                open.removeAll(solved);
                helping.put(mapping, solved);
            }
        }
        return proposals(helping);
    }

    private List<Proposal> proposals(Map<MappingText, List<FoundFunction>> helping) {
        Iterator<Long> totals =
                Coverage.costs(List.copyOf(helping.values()), cost).iterator();
        List<Proposal> proposals = new ArrayList<>();
        helping.forEach((mapping, solved) -> proposals.add(proposal(mapping, solved.size(), totals.next())));
        proposals.sort(Comparator.comparingLong(Proposal::total).reversed());
        return proposals;
    }

    private void vote(FoundFunction function) {
        LayoutPaths paths = LayoutPaths.of(function.question());
        if (paths.language() == Language.UNKNOWN) {
            return;
        }
        if (function.here()) {
            function.answer().path().ifPresent(path -> voteFor(paths, path, "", function));
        } else if (!function.answer().places().isEmpty()) {
            function.answer().places().stream()
                    .filter(place -> place.version().isEmpty())
                    .forEach(place -> voteFor(paths, place, function));
        } else if (function.answer().reason().filter(Proposals::mayBeHere).isPresent()) {
            checkout
                    .tree()
                    .filesNamed(CompiledPath.of(function.function().file()).name())
                    .stream()
                    .limit(NAMESAKES)
                    .map(TreeEntry::path)
                    .forEach(path -> voteFor(paths, path, "", function));
        }
    }

    private static boolean mayBeHere(NoSource reason) {
        return reason == NoSource.AMBIGUOUS || reason == NoSource.NO_MATCH;
    }

    private void voteFor(LayoutPaths paths, Place place, FoundFunction function) {
        place.paths().forEach(path -> voteFor(paths, path, place.repository(), function));
    }

    private void voteFor(LayoutPaths paths, String path, String repository, FoundFunction function) {
        for (LayoutPath name : paths.names()) {
            String end = commonEnd(name.path(), path);
            String prefix = before(name.path(), end);
            String folder = before(path, end);
            if (end.indexOf('/') > 0 && !prefix.isEmpty()) {
                String from = repository.isEmpty()
                        ? relative(folder, function.question().rootPath())
                        : folder;
                votes.add(new MappingText(paths.language(), prefix, repository, from), name.path());
            }
        }
    }

    private static String commonEnd(String a, String b) {
        List<String> all = CompiledPath.segmentsOf(b);
        int common = CompiledPath.commonEnd(CompiledPath.segmentsOf(a), all);
        return String.join("/", all.subList(all.size() - common, all.size()));
    }

    /** What stands before an end, without the slash between; empty when the path is not written that way. */
    private static String before(String path, String end) {
        int length = path.length() - end.length() - 1;
        return length > 0 && path.endsWith("/" + end) ? path.substring(0, length) : "";
    }

    /** The folder as seen from the service's. */
    private static String relative(String folder, String rootPath) {
        List<String> root = CompiledPath.segmentsOf(rootPath.replace('\\', '/'));
        List<String> path = CompiledPath.segmentsOf(folder);
        int common = 0;
        while (common < root.size() && common < path.size() && root.get(common).equals(path.get(common))) {
            common++;
        }
        List<String> steps = new ArrayList<>(Collections.nCopies(root.size() - common, ".."));
        steps.addAll(path.subList(common, path.size()));
        return String.join("/", steps);
    }

    /** Those of the functions that are found with the mapping. */
    private List<FoundFunction> solved(MappingText mapping, Set<FoundFunction> open) {
        Mappings proposed = Mappings.ofServer(mapping.yaml());
        if (!proposed.mistakes().isEmpty()) {
            return List.of();
        }
        Mappings all = proposed.and(ofServer);
        return open.stream()
                .filter(function -> new FoundFunction(
                                function.function(),
                                function.question(),
                                function.origin(),
                                SourceFinder.find(function.question(), checkout, all))
                        .resolved())
                .toList();
    }

    private static Proposal proposal(MappingText mapping, int functions, long total) {
        String to = mapping.folder().isEmpty() ? "the service's folder" : mapping.folder();
        String why = mapping.repository().isEmpty()
                ? "Files below " + mapping.prefix() + " lie below " + to + " in the repository."
                : "Files below " + mapping.prefix() + " are of " + mapping.repository()
                        + "; put the version that was built in the place of " + MappingText.VERSION + ".";
        return new Proposal(mapping.yaml(), why, functions, total);
    }
}
