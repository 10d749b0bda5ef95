package io.lineflame.server.jobs;

import dagger.Module;
import dagger.multibindings.Multibinds;
import java.util.Set;

/** The jobs that features add. */
@Module
public interface JobsModule {

    @Multibinds
    Set<Job> jobs();
}
