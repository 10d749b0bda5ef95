package io.lineflame.server.selfcheck;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoSet;
import io.lineflame.server.http.HttpResource;

/** Adds the self-check. */
@Module
public interface SelfCheckModule {

    @Binds
    @IntoSet
    HttpResource resource(SelfCheckResource resource);
}
