package io.lineflame.server.diffs;

import io.lineflame.profile.view.Cost;
import io.lineflame.profile.view.DifferenceTable;
import io.lineflame.source.finder.Origins;

/** One function of one file with its costs on both sides, as sent. */
record RowJson(String name, String file, int startLine, String origin, Cost a, Cost b) {

    static RowJson of(DifferenceTable.Row row) {
        String origin = Origins.of(row.name(), row.file()).id();
        return new RowJson(row.name(), row.file(), row.startLine(), origin, row.a(), row.b());
    }
}
