package io.lineflame.server.hosts;

import dagger.Module;
import dagger.Provides;
import io.lineflame.vcs.VcsHost;
import jakarta.inject.Singleton;
import java.util.List;

/** Connects the configured code hosts. */
@Module
public final class HostsModule {

    private HostsModule() {}

    @Provides
    @Singleton
    static CodeHosts codeHosts(List<VcsHost> hosts) {
        return CodeHosts.of(hosts);
    }
}
