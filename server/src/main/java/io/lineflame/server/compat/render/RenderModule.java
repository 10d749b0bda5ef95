package io.lineflame.server.compat.render;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoSet;
import io.lineflame.server.http.HttpResource;

/** Adds {@code /pyroscope/render} and {@code /pyroscope/render-diff}. */
@Module
public interface RenderModule {

    @Binds
    @IntoSet
    HttpResource render(RenderResource resource);
}
