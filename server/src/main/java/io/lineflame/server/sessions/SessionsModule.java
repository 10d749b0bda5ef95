package io.lineflame.server.sessions;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoSet;
import io.lineflame.server.http.HttpExtension;
import io.lineflame.server.http.HttpResource;
import io.lineflame.server.jobs.Job;

/** Adds people's sessions to the server. */
@Module
public interface SessionsModule {

    @Binds
    @IntoSet
    HttpExtension extension(SessionsExtension extension);

    @Binds
    @IntoSet
    HttpResource session(SessionResource resource);

    @Binds
    @IntoSet
    HttpResource sessions(SessionsResource resource);

    @Binds
    @IntoSet
    Job cleanUp(SessionCleanUp cleanUp);
}
