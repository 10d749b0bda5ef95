package io.lineflame.server.pages;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoSet;
import io.lineflame.server.http.HttpResource;

/** Adds what is chosen for everybody's pages. */
@Module
public interface PagesModule {

    @Binds
    @IntoSet
    HttpResource resource(PagesResource resource);
}
