package io.lineflame.server.compat.querier;

import io.lineflame.wire.types.LabelPair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Labels of series of one type, parted in those that their group has and the others; made once for each series. For one thread. */
final class GroupLabels {

    private final Set<String> names;
    private final Map<Long, List<LabelPair>> groups = new HashMap<>();
    private final Map<Long, List<LabelPair>> others = new HashMap<>();

    /** With the names of the labels that series are grouped by. */
    GroupLabels(List<String> names) {
        this.names = Set.copyOf(names);
    }

    /** The labels of its group. */
    List<LabelPair> group(TypedSeries series) {
        return groups.computeIfAbsent(series.row().id(), id -> series.only(names));
    }

    /** The labels that its group does not have. */
    List<LabelPair> others(TypedSeries series) {
        return others.computeIfAbsent(series.row().id(), id -> {
            SortedMap<String, String> rest = new TreeMap<>(series.labels());
            rest.keySet().removeAll(names);
            return LabelPairs.of(rest);
        });
    }
}
