package io.lineflame.server.calls;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoSet;
import io.lineflame.server.http.HttpResource;

/** Adds callers and callees, and the sandwich. */
@Module
public interface CallsModule {

    @Binds
    @IntoSet
    HttpResource calls(CallsResource resource);

    @Binds
    @IntoSet
    HttpResource sandwich(SandwichResource resource);
}
