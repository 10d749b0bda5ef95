package io.lineflame.server.sources;

import io.lineflame.server.locate.Located;
import io.lineflame.server.locate.Reached;
import io.lineflame.server.locate.UsedVersion;
import io.lineflame.vcs.CommitId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The version of the service that was used.
 *
 * @param commit null when nobody could be asked what the ref means
 * @param asOf when a branch or tag was first found to mean the commit; null for hashes
 */
record VersionJson(
        String repository,
        String ref,
        String rootPath,
        @Nullable String commit,
        FromJson from,
        @Nullable Instant asOf) {

    /** Who says each part: {@code label}, {@code request}, {@code mine}, {@code everyones} or {@code none}. */
    record FromJson(String repository, String ref, String rootPath) {}

    static VersionJson of(Located located) {
        UsedVersion used = located.version();
        Optional<Reached> home = located.home();
        return new VersionJson(
                used.repository().value(),
                used.ref().value(),
                used.rootPath().value(),
                home.flatMap(Reached::commit).map(CommitId::hash).orElse(null),
                new FromJson(
                        used.repository().from().id(),
                        used.ref().from().id(),
                        used.rootPath().from().id()),
                home.flatMap(Reached::asOf).orElse(null));
    }
}
