package io.lineflame.server.exports;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoSet;
import io.lineflame.server.http.HttpResource;

/** Adds the export of profiles. */
@Module
public interface ExportsModule {

    @Binds
    @IntoSet
    HttpResource resource(ProfileResource resource);
}
