package io.lineflame.server.functions;

import io.lineflame.profile.stacks.Weights;
import io.lineflame.profile.view.CallPath;
import io.lineflame.profile.view.FunctionTable;
import io.lineflame.server.functions.FunctionsJson.RowJson;
import io.lineflame.server.profiles.ProfileSelector;
import io.lineflame.server.profiles.Selection;
import io.lineflame.server.query.ProfileQuery;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.TimeRange;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;

/** Lists the functions of a selection by cost, all versions together. */
final class FunctionsService {

    private final ProfileSelector selector;

    @Inject
    FunctionsService(ProfileSelector selector) {
        this.selector = selector;
    }

    /** The functions whose name holds {@code search}, in any case; costs are of the stacks that begin with the path. */
    FunctionsJson table(
            QueryContext context,
            ProfileQuery query,
            TimeRange range,
            CallPath path,
            String search,
            FunctionOrder order,
            int limit) {
        Selection selection = selector.select(context, query, range).on(path);
        List<Weights> weights = selection.weights();
        String wanted = search.toLowerCase(Locale.ROOT);
        List<FunctionTable.Row> rows = FunctionTable.of(weights).rows().stream()
                .filter(row -> row.name().toLowerCase(Locale.ROOT).contains(wanted))
                .sorted(order.comparator())
                .toList();
        return new FunctionsJson(
                query.type().id(),
                query.type().sampleUnit(),
                selection.total(),
                selection.samples(),
                rows.size(),
                rows.stream().limit(limit).map(RowJson::of).toList(),
                rows.size() > limit,
                selection.lastSeen().orElse(null),
                selection.warnings());
    }
}
