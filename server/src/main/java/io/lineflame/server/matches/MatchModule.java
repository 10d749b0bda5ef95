package io.lineflame.server.matches;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoSet;
import io.lineflame.server.http.HttpResource;

/** Adds the judgement of source. */
@Module
public interface MatchModule {

    @Binds
    @IntoSet
    HttpResource resource(MatchResource resource);
}
