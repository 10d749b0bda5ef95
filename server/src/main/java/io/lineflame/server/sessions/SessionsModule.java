package io.lineflame.server.sessions;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoSet;
import io.lineflame.server.http.HttpExtension;

/** Adds people's sessions to the server. */
@Module
public interface SessionsModule {

    @Binds
    @IntoSet
    HttpExtension extension(SessionsExtension extension);
}
