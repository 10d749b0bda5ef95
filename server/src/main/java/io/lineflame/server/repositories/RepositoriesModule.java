package io.lineflame.server.repositories;

import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;

/** Provides what readers of repositories share. */
@Module
public abstract class RepositoriesModule {

    @Provides
    @Singleton
    static Shelf shelf(SharedContent content, PinnedRefs pins, ReadingLog readings) {
        return new Shelf(content, pins, readings);
    }
}
