package io.lineflame.server.diffs;

import io.lineflame.server.query.TimeRange;
import java.util.Optional;

/**
 * What one side of a comparison is.
 *
 * @param name {@code a}, the baseline, or {@code b}, what is compared with it
 * @param commit a ref as labelled or a hash; empty for all versions
 */
record SideParameters(String name, TimeRange range, Optional<String> commit) {}
