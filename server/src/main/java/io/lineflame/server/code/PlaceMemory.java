package io.lineflame.server.code;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lineflame.server.http.Tenant;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.coverage.FunctionPlace;
import io.lineflame.source.coverage.ProfiledFunction;
import io.lineflame.source.mappings.Mappings;
import io.lineflame.vcs.CommitId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers where functions stand at a commit: a commit never changes, and each step through the tree asks for all functions again. Who
 * may see it is decided before. Safe for many threads.
 */
@Singleton
final class PlaceMemory {

    /** Commits that are looked at in turn. */
    private static final int COMMITS = 8;

    /** A large service has some ten thousand functions; a record of one takes about 200 bytes with its names. */
    private static final int FUNCTIONS = 100_000;

    private final Cache<Scope, Map<ProfiledFunction, FunctionPlace>> commits =
            Caffeine.newBuilder().maximumSize(COMMITS).build();

    /**
     * All that decides a function's place.
     *
     * @param about the service's version; names no function
     * @param ofServer the same object while the server's mappings do not change
     */
    record Scope(Tenant tenant, CommitId commit, SourceQuestion about, Mappings ofServer) {}

    @Inject
    PlaceMemory() {}

    /** What is known so far; the map may grow meanwhile. */
    Map<ProfiledFunction, FunctionPlace> known(Scope scope) {
        return commits.get(scope, key -> new ConcurrentHashMap<>());
    }

    void remember(Scope scope, Map<ProfiledFunction, FunctionPlace> found) {
        Map<ProfiledFunction, FunctionPlace> known = known(scope);
        if (known.size() + found.size() <= FUNCTIONS) {
            known.putAll(found);
        }
    }
}
