package io.lineflame.server.connections;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoSet;
import io.lineflame.server.http.HttpResource;

/** Adds people's connections with code hosts. */
@Module
public interface ConnectionsModule {

    @Binds
    @IntoSet
    HttpResource resource(ConnectionsResource resource);
}
