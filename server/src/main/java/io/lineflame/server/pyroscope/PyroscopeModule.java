package io.lineflame.server.pyroscope;

import dagger.Module;
import dagger.Provides;
import dagger.multibindings.ElementsIntoSet;
import io.lineflame.server.config.Config;
import io.lineflame.server.health.ReadyCheck;
import io.lineflame.server.http.HttpResource;
import jakarta.inject.Provider;
import java.util.Set;

/** Adds the ways in and the check of a Pyroscope that keeps the profiles; nothing where the database does. */
@Module
public final class PyroscopeModule {

    private PyroscopeModule() {}

    @Provides
    @ElementsIntoSet
    static Set<HttpResource> resources(Config config, Provider<PushForwardResource> pushes) {
        return config.pyroscope().isPresent() ? Set.of(pushes.get()) : Set.of();
    }

    @Provides
    @ElementsIntoSet
    static Set<ReadyCheck> readyChecks(Config config, Provider<PyroscopeReady> ready) {
        return config.pyroscope().isPresent() ? Set.of(ready.get()) : Set.of();
    }
}
