package io.lineflame.server.calls;

import io.lineflame.profile.view.Cost;
import io.lineflame.profile.view.FunctionDetails;
import io.lineflame.profile.view.Sandwich;
import io.lineflame.server.flamegraphs.FlameGraphColumns;
import io.lineflame.server.profiles.Selection;
import io.lineflame.source.finder.Origins;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sandwich, as sent. Node 0 of both flame graphs is the function itself, with its total.
 *
 * @param self of the function, as are {@code total} and {@code samples}
 * @param profileTotal of the whole selection
 * @param callers upside down: the children of a node are what called it
 * @param lastSeen when nothing was measured in the range: when something last was
 * @param warnings what to know to read the numbers right
 */
record SandwichJson(
        String profileType,
        String unit,
        FunctionJson function,
        long self,
        long total,
        long samples,
        long profileTotal,
        FlameGraphColumns callers,
        FlameGraphColumns callees,
        @Nullable Instant lastSeen,
        List<String> warnings) {

    record FunctionJson(String name, String file, int startLine, String origin) {}

    static SandwichJson of(Selection selection, FunctionDetails details, Sandwich sandwich) {
        Cost cost = details.cost();
        return new SandwichJson(
                selection.type().id(),
                selection.type().sampleUnit(),
                new FunctionJson(
                        details.name(),
                        details.file(),
                        details.startLine(),
                        Origins.of(details.name(), details.file()).id()),
                cost.self(),
                cost.total(),
                cost.samples(),
                selection.total(),
                new FlameGraphColumns(sandwich.callers()),
                new FlameGraphColumns(sandwich.callees()),
                selection.lastSeen().orElse(null),
                selection.warnings());
    }
}
