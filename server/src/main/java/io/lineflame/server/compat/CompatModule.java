package io.lineflame.server.compat;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoSet;
import io.lineflame.server.http.HttpResource;

/** Adds the calls of other tools' protocols. */
@Module
public interface CompatModule {

    @Binds
    @IntoSet
    HttpResource vcs(VcsResource resource);
}
