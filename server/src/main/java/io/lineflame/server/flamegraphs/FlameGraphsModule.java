package io.lineflame.server.flamegraphs;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoSet;
import io.lineflame.server.http.HttpResource;

/** Adds the flame graph. */
@Module
public interface FlameGraphsModule {

    @Binds
    @IntoSet
    HttpResource resource(FlameGraphResource resource);
}
