package io.lineflame.db;

import java.time.Instant;
import java.util.List;

/**
 * One version of one service and what it got in the range that was asked for.
 *
 * @param repository label {@code service_repository}; empty without
 * @param ref label {@code service_git_ref}, or {@code service_ref} where that one is absent; empty without
 * @param rootPath label {@code service_root_path}; empty without
 * @param profileTypes ids, sorted
 */
public record ServiceRow(
        String service,
        String repository,
        String ref,
        String rootPath,
        List<String> profileTypes,
        Instant firstSeen,
        Instant lastSeen,
        long profiles) {
    public ServiceRow {
        profileTypes = List.copyOf(profileTypes);
    }
}
