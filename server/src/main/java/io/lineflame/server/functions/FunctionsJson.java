package io.lineflame.server.functions;

import io.lineflame.profile.view.Cost;
import io.lineflame.profile.view.FunctionTable;
import io.lineflame.source.finder.Origins;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table of functions, as sent.
 *
 * @param total of the whole selection
 * @param samples of the whole selection
 * @param count functions that fit the search, before the limit
 * @param functions in the order asked for
 * @param lastSeen when nothing was measured in the range: when something last was
 * @param warnings what to know to read the numbers right
 */
record FunctionsJson(
        String profileType,
        String unit,
        long total,
        long samples,
        int count,
        List<RowJson> functions,
        boolean truncated,
        @Nullable Instant lastSeen,
        List<String> warnings) {

    /** One function of one file. */
    record RowJson(String name, String file, int startLine, String origin, long self, long total, long samples) {

        static RowJson of(FunctionTable.Row row) {
            Cost cost = row.cost();
            String origin = Origins.of(row.name(), row.file()).id();
            return new RowJson(
                    row.name(), row.file(), row.startLine(), origin, cost.self(), cost.total(), cost.samples());
        }
    }
}
