package io.lineflame.server.programs;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoSet;
import io.lineflame.server.http.HttpResource;

/** Adds the page of API tokens. */
@Module
public interface ProgramsModule {

    @Binds
    @IntoSet
    HttpResource tokens(TokensResource resource);
}
