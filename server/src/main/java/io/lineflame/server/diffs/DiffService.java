package io.lineflame.server.diffs;

import io.lineflame.profile.stacks.Weights;
import io.lineflame.profile.view.DifferenceGraph;
import io.lineflame.profile.view.DifferenceTable;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.profiles.ProfileSelector;
import io.lineflame.server.profiles.Selection;
import io.lineflame.server.profiles.ServiceVersion;
import io.lineflame.server.profiles.VersionProfiles;
import io.lineflame.server.query.ProfileQuery;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.repositories.VersionChoice;
import io.lineflame.server.sessions.Viewer;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Compares two ranges of one query, or two versions. */
final class DiffService {

    /** By total, largest first; then the one seen last: the order in which a short hash is looked for. */
    static final Comparator<VersionProfiles> LARGEST_FIRST = Comparator.comparingLong(VersionProfiles::total)
            .thenComparing(VersionProfiles::lastSeen)
            .reversed()
            .thenComparing(one -> one.version().ref());

    private final ProfileSelector selector;
    private final VersionChoice choice;

    @Inject
    DiffService(ProfileSelector selector, VersionChoice choice) {
        this.selector = selector;
        this.choice = choice;
    }

    /**
     * The difference.
     *
     * @param viewer whose access counts where a code host must say what a ref means
     * @param limit how many functions the table has at most
     */
    DiffJson diff(
            QueryContext context,
            Viewer viewer,
            ProfileQuery query,
            SideParameters a,
            SideParameters b,
            int maxNodes,
            int limit) {
        Side baseline = side(context, viewer, query, a);
        Side comparison = side(context, viewer, query, b);
        List<Weights> weightsA = baseline.weights();
        List<Weights> weightsB = comparison.weights();
        DifferenceGraph graph = DifferenceGraph.of(weightsA, weightsB, maxNodes);
        return new DiffJson(
                query.type(),
                baseline,
                comparison,
                graph,
                DifferenceTable.of(weightsA, weightsB).rows(),
                limit);
    }

    /** A range with nothing in it is an empty side, whatever the commit; the answer then says when something was last seen. */
    private Side side(QueryContext context, Viewer viewer, ProfileQuery query, SideParameters asked) {
        Selection selection = selector.select(context, query, asked.range());
        if (asked.commit().isEmpty() || selection.versions().isEmpty()) {
            return new Side(asked.range(), selection, Optional.empty());
        }
        List<VersionProfiles> versions =
                selection.versions().stream().sorted(LARGEST_FIRST).toList();
        String service = query.only(ServiceVersion.SERVICE_LABEL).orElse("");
        try {
            VersionProfiles chosen = choice.require(
                    context.tenant(),
                    viewer,
                    service,
                    versions,
                    VersionProfiles::version,
                    asked.commit().get());
            return new Side(asked.range(), selection, Optional.of(chosen));
        } catch (ProblemException e) {
            throw new ProblemException(e.type(), asked.name() + ".commit: " + e.detail(), e.errors());
        }
    }
}
