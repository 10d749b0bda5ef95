package io.lineflame.server.compat.querier;

import io.lineflame.wire.types.Exemplar;
import io.lineflame.wire.types.LabelPair;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one profile measured, whole or of one span.
 *
 * @param profileId empty for a span
 * @param spanId empty for a profile
 * @param traceId empty where it is not known
 * @param time when the profile starts
 */
record Measured(TypedSeries series, String profileId, String spanId, String traceId, Instant time, long value) {

    /** The group it belongs to. */
    List<LabelPair> group(Collection<String> groupBy) {
        return series.only(groupBy);
    }

    /** As an example of its group, with the labels that the group does not have. */
    Exemplar exemplar(Collection<String> groupBy) {
        SortedMap<String, String> rest = new TreeMap<>(series.labels());
        rest.keySet().removeIf(groupBy::contains);
        return Exemplar.newBuilder()
                .setTimestamp(time.toEpochMilli())
                .setProfileId(profileId)
                .setSpanId(spanId)
                .setTraceId(traceId)
                .setValue(value)
                .addAllLabels(LabelPairs.of(rest))
                .build();
    }
}
