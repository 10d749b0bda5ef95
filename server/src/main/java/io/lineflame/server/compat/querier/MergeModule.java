package io.lineflame.server.compat.querier;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoSet;
import io.lineflame.server.http.HttpResource;

/** Adds the calls of {@code querier.v1} that are answered with stacks added up. */
@Module
public interface MergeModule {

    @Binds
    @IntoSet
    HttpResource merge(MergeResource resource);
}
