package io.lineflame.server.repositories;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import dagger.multibindings.IntoSet;
import io.lineflame.server.http.HttpResource;
import jakarta.inject.Singleton;

/** Adds the list of repositories, and provides what readers of them share. */
@Module
public abstract class RepositoriesModule {

    @Binds
    @IntoSet
    abstract HttpResource resource(RepositoryListResource resource);

    @Provides
    @Singleton
    static Shelf shelf(SharedContent content, PinnedRefs pins, ReadingLog readings) {
        return new Shelf(content, pins, readings);
    }
}
