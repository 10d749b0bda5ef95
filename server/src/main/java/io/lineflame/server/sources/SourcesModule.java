package io.lineflame.server.sources;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoSet;
import io.lineflame.server.http.HttpResource;

/** Adds source. */
@Module
public interface SourcesModule {

    @Binds
    @IntoSet
    HttpResource resource(SourceResource resource);

    @Binds
    @IntoSet
    HttpResource settings(SourceSettingsResource resource);
}
