package io.lineflame.server.labels;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoSet;
import io.lineflame.server.http.HttpResource;

/** Adds the calls that say what can be asked. */
@Module
public interface LabelsModule {

    @Binds
    @IntoSet
    HttpResource resource(LabelsResource resource);
}
