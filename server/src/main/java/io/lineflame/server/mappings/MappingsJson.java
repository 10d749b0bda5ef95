package io.lineflame.server.mappings;

import io.lineflame.source.mappings.MappingMistake;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The server's mappings, as sent.
 *
 * @param changed null when nobody ever wrote any
 * @param mayChange whether the viewer may
 */
record MappingsJson(
        String text,
        @Nullable Instant changed,
        @Nullable String changedBy,
        boolean mayChange,
        List<MappingMistake> mistakes) {

    /** What somebody wants them to be. */
    record ChangeJson(@Nullable String text) {}

    /** The problem document (RFC 9457) of mappings that cannot be followed. */
    record InvalidJson(
            String type, String title, int status, String detail, List<MappingMistake> mistakes, String requestId) {}
}
