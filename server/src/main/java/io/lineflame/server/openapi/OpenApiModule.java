package io.lineflame.server.openapi;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoSet;
import io.lineflame.server.http.HttpResource;

/** Adds {@code /openapi.json} to the server. */
@Module
public interface OpenApiModule {

    @Binds
    @IntoSet
    HttpResource resource(OpenApiResource resource);
}
