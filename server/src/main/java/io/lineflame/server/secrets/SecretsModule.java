package io.lineflame.server.secrets;

import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;

/** Sealing, over the keys that the start has opened. */
@Module
public final class SecretsModule {

    private SecretsModule() {}

    @Provides
    @Singleton
    static Sealer sealer(SecretKeys keys) {
        return new Sealer(keys);
    }
}
