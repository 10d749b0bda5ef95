package io.lineflame.server.commits;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoSet;
import io.lineflame.server.http.HttpResource;

/** Adds commit facts. */
@Module
public interface CommitsModule {

    @Binds
    @IntoSet
    HttpResource resource(CommitsResource resource);
}
