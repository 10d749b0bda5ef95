package io.lineflame.server;

import dagger.BindsInstance;
import dagger.Component;
import io.lineflame.server.config.Config;
import io.lineflame.server.health.HealthModule;
import io.lineflame.server.http.ApiApplication;
import io.lineflame.server.http.HttpServer;
import io.lineflame.server.ingest.IngestModule;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The whole server, wired. A new feature adds its module here and nothing else. */
@Singleton
@Component(
        modules = {
            StoreModule.class,
            HealthModule.class,
            IngestModule.class,
        })
interface ServerComponent {

    HttpServer httpServer();

    ApiApplication api();

    /** What must exist before anything is wired. */
    @Component.Factory
    interface Factory {
        ServerComponent create(
                @BindsInstance Config config, @BindsInstance ServerDatabase database, @BindsInstance Clock clock);
    }
}
