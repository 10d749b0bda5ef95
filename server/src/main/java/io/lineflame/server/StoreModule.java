package io.lineflame.server;

import dagger.Module;
import dagger.Provides;
import dagger.multibindings.IntoSet;
import io.lineflame.db.Database;
import io.lineflame.db.ProfileStore;
import io.lineflame.db.RefPinStore;
import io.lineflame.db.SeriesStore;
import io.lineflame.db.SettingStore;
import io.lineflame.db.SymbolStore;
import io.lineflame.db.TenantStore;
import io.lineflame.server.config.Config;
import io.lineflame.server.health.ReadyCheck;
import io.lineflame.vcs.VcsHost;
import jakarta.inject.Singleton;
import java.util.List;

/** The stores over the one database, and the code hosts as configured. */
@Module
final class StoreModule {

    private StoreModule() {}

    @Provides
    @Singleton
    static TenantStore tenants(Database database) {
        return new TenantStore(database);
    }

    @Provides
    @Singleton
    static SeriesStore series(Database database) {
        return new SeriesStore(database);
    }

    @Provides
    @Singleton
    static SymbolStore symbols(Database database) {
        return new SymbolStore(database);
    }

    @Provides
    @Singleton
    static ProfileStore profiles(Database database) {
        return new ProfileStore(database);
    }

    @Provides
    @Singleton
    static RefPinStore refPins(Database database) {
        return new RefPinStore(database);
    }

    @Provides
    @Singleton
    static SettingStore settings(Database database) {
        return new SettingStore(database);
    }

    @Provides
    static List<VcsHost> hosts(Config config) {
        return config.hosts();
    }

    @Provides
    static Database database(ServerDatabase database) {
        return database.database();
    }

    @Provides
    @IntoSet
    static ReadyCheck databaseAnswers(ServerDatabase database) {
        return database.readyCheck();
    }
}
