package io.lineflame.server.code;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.lineflame.profile.view.Cost;
import io.lineflame.profile.view.FileCosts;
import io.lineflame.profile.view.FunctionTable;
import io.lineflame.profile.view.LineBreakdown;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The costs of one file, as sent. Its text is asked for apart.
 *
 * @param lines only those that samples touch, ascending; the file may end before the last
 * @param functions only those that samples touch, in the order of the file
 * @param minSamples lines with fewer samples are too few to compare
 */
record CodeFileJson(
        @JsonUnwrapped CodeJson code,
        String path,
        long self,
        long total,
        long samples,
        List<LineJson> lines,
        @Nullable Cost unknownLine,
        List<FunctionJson> functions,
        int minSamples) {

    /** A count of ten has a standard error of a third: below, two lines cannot be compared. */
    private static final int MIN_SAMPLES = 10;

    static CodeFileJson of(PlacedCode code, String path, FileCosts costs) {
        Cost cost = costs.cost();
        return new CodeFileJson(
                CodeJson.of(code),
                path,
                cost.self(),
                cost.total(),
                cost.samples(),
                costs.lines().stream().map(LineJson::of).toList(),
                costs.unknownLine().orElse(null),
                costs.functions().stream().map(FunctionJson::of).toList(),
                MIN_SAMPLES);
    }

    record LineJson(int line, long self, long total, long samples) {

        static LineJson of(LineBreakdown.Line line) {
            Cost cost = line.cost();
            return new LineJson(line.line(), cost.self(), cost.total(), cost.samples());
        }
    }

    /**
     * A function of the file.
     *
     * @param file as compiled
     * @param startLine 0 when unknown
     */
    record FunctionJson(String name, String file, int startLine, long self, long total, long samples) {

        static FunctionJson of(FunctionTable.Row row) {
            Cost cost = row.cost();
            return new FunctionJson(row.name(), row.file(), row.startLine(), cost.self(), cost.total(), cost.samples());
        }
    }
}
