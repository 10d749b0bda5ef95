package io.lineflame.server.calls;

import io.lineflame.profile.stacks.Weights;
import io.lineflame.profile.view.FunctionDetails;
import io.lineflame.profile.view.FunctionSelector;
import io.lineflame.profile.view.Sandwich;
import io.lineflame.server.profiles.ProfileSelector;
import io.lineflame.server.profiles.Selection;
import io.lineflame.server.query.ProfileQuery;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.TimeRange;
import jakarta.inject.Inject;
import java.util.List;

/** Draws what is above and below a function, all versions together. */
final class SandwichService {

    private final ProfileSelector selector;

    @Inject
    SandwichService(ProfileSelector selector) {
        this.selector = selector;
    }

    /** {@code maxNodes} are those of each of the two flame graphs. */
    SandwichJson sandwich(
            QueryContext context, ProfileQuery query, TimeRange range, FunctionSelector function, int maxNodes) {
        Selection selection = selector.select(context, query, range);
        List<Weights> weights = selection.weights();
        FunctionDetails details = FunctionDetails.ofAnyFile(weights, function);
        Sandwich sandwich = Sandwich.of(weights, details.name(), details.file(), maxNodes);
        return SandwichJson.of(selection, details, sandwich);
    }
}
