package io.lineflame.server.diffs;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoSet;
import io.lineflame.server.http.HttpResource;

/** Adds the difference of two selections. */
@Module
public interface DiffsModule {

    @Binds
    @IntoSet
    HttpResource resource(DiffResource resource);
}
