package io.lineflame.server.store.retention;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoSet;
import io.lineflame.server.jobs.Job;

/** Adds the deletion of old profiles to the server. */
@Module
public interface RetentionModule {

    @Binds
    @IntoSet
    Job retention(RetentionJob job);
}
