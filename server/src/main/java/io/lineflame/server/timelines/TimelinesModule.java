package io.lineflame.server.timelines;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoSet;
import io.lineflame.server.http.HttpResource;

/** Adds the timeline. */
@Module
public interface TimelinesModule {

    @Binds
    @IntoSet
    HttpResource resource(TimelineResource resource);
}
