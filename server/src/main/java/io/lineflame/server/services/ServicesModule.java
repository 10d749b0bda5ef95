package io.lineflame.server.services;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoSet;
import io.lineflame.server.http.HttpResource;

/** Adds the list of services. */
@Module
public interface ServicesModule {

    @Binds
    @IntoSet
    HttpResource resource(ServicesResource resource);
}
