package io.lineflame.server.flamegraphs;

import io.lineflame.profile.view.CallPath;
import io.lineflame.profile.view.FlameGraph;
import io.lineflame.server.profiles.ProfileSelector;
import io.lineflame.server.profiles.Selection;
import io.lineflame.server.query.ProfileQuery;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.TimeRange;
import jakarta.inject.Inject;

/** Draws a selection as one flame graph, all versions together. */
final class FlameGraphService {

    private final ProfileSelector selector;

    @Inject
    FlameGraphService(ProfileSelector selector) {
        this.selector = selector;
    }

    /** Of the stacks that begin with the path. */
    FlameGraphJson flameGraph(QueryContext context, ProfileQuery query, TimeRange range, CallPath path, int maxNodes) {
        Selection selection = selector.select(context, query, range).on(path);
        return new FlameGraphJson(selection, FlameGraph.of(selection.weights(), maxNodes));
    }
}
