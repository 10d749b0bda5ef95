package io.lineflame.server.code;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoSet;
import io.lineflame.server.http.HttpResource;

/** Adds the costs of files and folders. */
@Module
public interface CodeModule {

    @Binds
    @IntoSet
    HttpResource resource(CodeResource resource);
}
