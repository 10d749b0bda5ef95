package io.lineflame.server.store.rollup;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoSet;
import io.lineflame.server.jobs.Job;

/** Adds the making of rollups to the server. */
@Module
public interface RollupModule {

    @Binds
    @IntoSet
    Job rollups(RollupJob job);
}
