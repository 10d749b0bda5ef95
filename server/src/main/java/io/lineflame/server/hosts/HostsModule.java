package io.lineflame.server.hosts;

import dagger.Module;
import dagger.Provides;
import io.lineflame.vcs.VcsContext;
import io.lineflame.vcs.VcsHost;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Provides the configured code hosts, and what their clients are lent. */
@Module
public final class HostsModule {

    /** Larger files are not shown: a page of source nobody reads, and a way to fill the memory. */
    private static final int MAX_FILE_BYTES = 2 * 1024 * 1024;

    private HostsModule() {}

    @Provides
    @Singleton
    static CodeHosts codeHosts(List<VcsHost> hosts) {
        return new CodeHosts(hosts);
    }

    @Provides
    static VcsContext context(Clock clock, HostMetrics metrics) {
        return new VcsContext(MAX_FILE_BYTES, clock, metrics);
    }
}
