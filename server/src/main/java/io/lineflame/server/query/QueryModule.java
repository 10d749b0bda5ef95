package io.lineflame.server.query;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoSet;
import io.lineflame.server.http.HttpExtension;

/** Adds what all questions share to the server. */
@Module
public interface QueryModule {

    @Binds
    @IntoSet
    HttpExtension extension(QueryExtension extension);
}
