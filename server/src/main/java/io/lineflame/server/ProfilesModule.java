package io.lineflame.server;

import dagger.Module;
import dagger.Provides;
import io.lineflame.server.config.Config;
import io.lineflame.server.profiles.ProfileSelector;
import io.lineflame.server.pyroscope.PyroscopeProfiles;
import io.lineflame.server.store.select.StoredProfiles;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

/** Chooses where profiles are asked for, by the configuration. */
@Module
final class ProfilesModule {

    private ProfilesModule() {}

    @Provides
    @Singleton
    static ProfileSelector selector(
            Config config, Provider<StoredProfiles> stored, Provider<PyroscopeProfiles> pyroscope) {
        return config.pyroscope().isPresent() ? pyroscope.get() : stored.get();
    }
}
