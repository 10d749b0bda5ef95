package io.lineflame.server.mappings;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoSet;
import io.lineflame.server.http.HttpResource;

/** Adds the server's mappings. */
@Module
public interface MappingsModule {

    @Binds
    @IntoSet
    HttpResource resource(MappingsResource resource);
}
