package io.lineflame.server.compat.querier;

import io.lineflame.wire.types.LabelPair;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

/** Labels in the form of the wire: a list by name. */
final class LabelPairs {

    private static final Comparator<LabelPair> BY_NAME =
            Comparator.comparing(LabelPair::getName).thenComparing(LabelPair::getValue);

    /** Pair by pair, as Pyroscope sorts series. */
    static final Comparator<List<LabelPair>> IN_ORDER = (one, other) -> {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = BY_NAME.compare(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    };

    private LabelPairs() {}

    static List<LabelPair> of(SortedMap<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> LabelPair.newBuilder()
                        .setName(label.getKey())
                        .setValue(label.getValue())
                        .build())
                .toList();
    }
}
