package io.lineflame.server.coverage;

import io.lineflame.profile.stacks.Weights;
import io.lineflame.profile.view.Cost;
import io.lineflame.profile.view.FunctionGroups;
import io.lineflame.profile.view.FunctionTable;
import io.lineflame.source.Checkout;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.coverage.Coverage;
import io.lineflame.source.coverage.FunctionPlaces;
import io.lineflame.source.coverage.ProfiledFunction;
import io.lineflame.source.finder.SourceFinder;
import io.lineflame.source.mappings.Mappings;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whose source is asked for.
 *
 * @param about the service's version; names no function
 * @param ofServer mappings that stand in no repository
 */
record CoverageQuestion(List<Weights> weights, SourceQuestion about, Mappings ofServer) {

    CoverageQuestion {
        weights = List.copyOf(weights);
    }

    /** The functions that samples touch, dearest first. */
    List<ProfiledFunction> functions() {
        return FunctionTable.of(weights).rows().stream()
                .map(row -> new ProfiledFunction(row.name(), row.file()))
                .toList();
    }

    /** The small files to read before {@link #answer}. */
    List<TreeEntry> wanted(Tree tree) {
        return FunctionPlaces.wanted(functions(), about, tree);
    }

    /** @param before each step; an exception of it ends the work */
    CoverageFacts answer(CommitId commit, Checkout checkout, Runnable before) {
        Coverage coverage = Coverage.of(functions(), about, checkout, ofServer, this::costs, before);
        return new CoverageFacts(commit, coverage, SourceFinder.mappingFiles(about, checkout));
    }

    private List<Long> costs(List<? extends Collection<ProfiledFunction>> groups) {
        Map<ProfiledFunction, List<Integer>> groupsOf = new HashMap<>();
        for (int group = 0; group < groups.size(); group++) {
            for (ProfiledFunction function : groups.get(group)) {
                groupsOf.computeIfAbsent(function, key -> new ArrayList<>()).add(group);
            }
        }
        return FunctionGroups.costs(
                        weights,
                        groups.size(),
                        (name, file) -> groupsOf.getOrDefault(new ProfiledFunction(name, file), List.of()))
                .stream()
                .map(Cost::total)
                .toList();
    }
}
