package io.lineflame.server.compat.querier;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoSet;
import io.lineflame.server.http.HttpResource;

/** Adds the calls of {@code querier.v1}. */
@Module
public interface QuerierModule {

    @Binds
    @IntoSet
    HttpResource querier(QuerierResource resource);
}
