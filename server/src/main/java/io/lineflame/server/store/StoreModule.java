package io.lineflame.server.store;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoSet;
import io.lineflame.server.jobs.Job;
import io.lineflame.server.profiles.ProfileAppender;
import io.lineflame.server.store.append.GroupAppender;
import io.lineflame.server.store.append.SilentWriters;

/** Wires the store of profiles that is PostgreSQL itself. */
@Module
public abstract class StoreModule {

    @Binds
    abstract ProfileAppender appender(GroupAppender appender);

    @Binds
    @IntoSet
    abstract Job silentWriters(SilentWriters job);
}
