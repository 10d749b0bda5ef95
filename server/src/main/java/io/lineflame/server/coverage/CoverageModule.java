package io.lineflame.server.coverage;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoSet;
import io.lineflame.server.http.HttpResource;

/** Adds whose source is found. */
@Module
public interface CoverageModule {

    @Binds
    @IntoSet
    HttpResource resource(CoverageResource resource);
}
