package io.lineflame.server.sources;

import io.lineflame.server.query.ProfileQuery;
import java.util.Optional;

/**
 * Which function's source is wanted, and of which build.
 *
 * @param service whose newest version fills in what is missing of the three parts below
 * @param query does the same as {@code service}, by its conditions
 * @param function its full name
 * @param file as compiled; empty when unknown
 * @param startLine 1-based; 0 when unknown
 * @param commit a ref or a hash
 */
record SourceRequest(
        Optional<String> service,
        Optional<ProfileQuery> query,
        String function,
        String file,
        int startLine,
        Optional<String> repository,
        Optional<String> commit,
        Optional<String> rootPath) {}
