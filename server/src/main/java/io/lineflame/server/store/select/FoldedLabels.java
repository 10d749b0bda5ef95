package io.lineflame.server.store.select;

import io.lineflame.db.SeriesRow;
import io.lineflame.server.profiles.ProfileAppender;
import java.util.List;

/** Tells a reader where labels of samples were folded into one value, since there were too many to keep apart. */
final class FoldedLabels {

    private FoldedLabels() {}

    /** A sentence for each service, in alphabetical order; none when nothing is folded. */
    static List<String> warnings(List<SeriesRow> rows) {
        return rows.stream()
                .filter(row -> row.labels().containsValue(ProfileAppender.FOLDED))
                .map(SeriesRow::service)
                .distinct()
                .sorted()
                .map(service -> "Some samples of " + service + " stand under the label value " + ProfileAppender.FOLDED
                        + ": its profiles have more sets of labels in a day than are kept apart."
                        + " LINEFLAME_SAMPLE_LABEL_SETS says how many are.")
                .toList();
    }
}
