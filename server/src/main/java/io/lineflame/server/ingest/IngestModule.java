package io.lineflame.server.ingest;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoSet;
import io.lineflame.server.http.HttpResource;

/** Wires the ways in. */
@Module
public abstract class IngestModule {

    @Binds
    @IntoSet
    abstract HttpResource ingest(IngestResource resource);

    @Binds
    @IntoSet
    abstract HttpResource push(PushResource resource);
}
