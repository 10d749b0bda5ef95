package io.lineflame.server.coverage;

import io.lineflame.profile.stacks.Weights;
import io.lineflame.profile.view.FunctionGroups;
import io.lineflame.profile.view.FunctionTable;
import io.lineflame.source.Checkout;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.coverage.Coverage;
import io.lineflame.source.coverage.ProfiledFunction;
import io.lineflame.source.finder.SourceFinder;
import io.lineflame.source.mappings.Mappings;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
        return functions().stream()
                .flatMap(function -> SourceFinder.wanted(about(function), tree).stream())
                .distinct()
                .toList();
    }

    private SourceQuestion about(ProfiledFunction function) {
        return new SourceQuestion(
                function.name(), function.file(), about.rootPath(), about.repository(), about.runtimeVersion());
    }

    CoverageFacts answer(CommitId commit, Checkout checkout) {
        Coverage coverage = Coverage.of(functions(), about, checkout, ofServer, this::cost);
        return new CoverageFacts(commit, coverage, SourceFinder.mappingFiles(about, checkout));
    }

    private long cost(Collection<ProfiledFunction> group) {
        Set<ProfiledFunction> wanted = new HashSet<>(group);
        return FunctionGroups.cost(weights, (name, file) -> wanted.contains(new ProfiledFunction(name, file)))
                .total();
    }
}
