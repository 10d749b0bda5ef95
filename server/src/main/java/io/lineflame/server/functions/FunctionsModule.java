package io.lineflame.server.functions;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoSet;
import io.lineflame.server.http.HttpResource;

/** Adds the table of functions and function details. */
@Module
public interface FunctionsModule {

    @Binds
    @IntoSet
    HttpResource functions(FunctionsResource resource);

    @Binds
    @IntoSet
    HttpResource details(FunctionDetailsResource resource);
}
