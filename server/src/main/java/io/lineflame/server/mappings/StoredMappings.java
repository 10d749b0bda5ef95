package io.lineflame.server.mappings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept.
 *
 * @param text as {@code .lineflame.yaml}
 * @param changedBy the login of whoever wrote it; null for somebody without one
 */
record StoredMappings(
        String text, Instant changed, @Nullable String changedBy) {}
