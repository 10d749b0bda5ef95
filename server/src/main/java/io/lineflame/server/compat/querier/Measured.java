package io.lineflame.server.compat.querier;

import io.lineflame.wire.types.Exemplar;
import java.time.Instant;

/**
 * What one profile measured, whole or of one span.
 *
 * @param profileId empty for a span
 * @param spanId empty for a profile
 * @param traceId empty where it is not known
 * @param time when the profile starts
 */
record Measured(TypedSeries series, String profileId, String spanId, String traceId, Instant time, long value) {

    /** As an example of its group, with the labels that the group does not have. */
    Exemplar exemplar(GroupLabels labels) {
        return Exemplar.newBuilder()
                .setTimestamp(time.toEpochMilli())
                .setProfileId(profileId)
                .setSpanId(spanId)
                .setTraceId(traceId)
                .setValue(value)
                .addAllLabels(labels.others(series))
                .build();
    }
}
