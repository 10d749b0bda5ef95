package io.lineflame.server.compat.settings;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoSet;
import io.lineflame.server.http.HttpResource;

/** Adds what other tools' pages ask for when they open. */
@Module
public interface SettingsModule {

    @Binds
    @IntoSet
    HttpResource settings(SettingsResource resource);

    @Binds
    @IntoSet
    HttpResource capabilities(CapabilitiesResource resource);

    @Binds
    @IntoSet
    HttpResource buildInfo(BuildInfoResource resource);
}
