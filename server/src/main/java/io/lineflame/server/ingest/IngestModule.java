package io.lineflame.server.ingest;

import dagger.Module;
import dagger.Provides;
import dagger.multibindings.ElementsIntoSet;
import io.lineflame.server.config.Config;
import io.lineflame.server.http.HttpResource;
import jakarta.inject.Provider;
import java.util.Set;

/** Wires the ways in; none where a Pyroscope keeps the profiles, which pushes are passed on to. */
@Module
public final class IngestModule {

    private IngestModule() {}

    @Provides
    @ElementsIntoSet
    static Set<HttpResource> resources(
            Config config, Provider<IngestResource> ingest, Provider<PushResource> push, Provider<OtlpResource> otlp) {
        return config.pyroscope().isPresent() ? Set.of() : Set.of(ingest.get(), push.get(), otlp.get());
    }
}
