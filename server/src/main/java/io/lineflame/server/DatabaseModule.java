package io.lineflame.server;

import dagger.Module;
import dagger.Provides;
import dagger.multibindings.IntoSet;
import io.lineflame.db.ApiTokenStore;
import io.lineflame.db.AuditStore;
import io.lineflame.db.AuthorizationStore;
import io.lineflame.db.BlockStore;
import io.lineflame.db.ConnectionStore;
import io.lineflame.db.Database;
import io.lineflame.db.FactStore;
import io.lineflame.db.OverrideStore;
import io.lineflame.db.ProfileStore;
import io.lineflame.db.RefPinStore;
import io.lineflame.db.RetentionStore;
import io.lineflame.db.RollupStore;
import io.lineflame.db.SeriesStore;
import io.lineflame.db.SessionStore;
import io.lineflame.db.SettingStore;
import io.lineflame.db.SingleProfileStore;
import io.lineflame.db.SpanStore;
import io.lineflame.db.SymbolStore;
import io.lineflame.db.TenantStore;
import io.lineflame.db.UserStore;
import io.lineflame.db.WriterStore;
import io.lineflame.server.config.Config;
import io.lineflame.server.health.ReadyCheck;
import io.lineflame.vcs.VcsHost;
import jakarta.inject.Singleton;
import java.util.List;

/** The stores over the one database, and the code hosts as configured. */
@Module
final class DatabaseModule {

    private DatabaseModule() {}

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
    static WriterStore writers(Database database) {
        return new WriterStore(database);
    }

    @Provides
    @Singleton
    static ProfileStore profiles(Database database) {
        return new ProfileStore(database);
    }

    @Provides
    @Singleton
    static SingleProfileStore singleProfiles(Database database) {
        return new SingleProfileStore(database);
    }

    @Provides
    @Singleton
    static ApiTokenStore apiTokens(Database database) {
        return new ApiTokenStore(database);
    }

    @Provides
    @Singleton
    static SpanStore spans(Database database) {
        return new SpanStore(database);
    }

    @Provides
    @Singleton
    static BlockStore blocks(Database database) {
        return new BlockStore(database);
    }

    @Provides
    @Singleton
    static RollupStore rollups(Database database) {
        return new RollupStore(database);
    }

    @Provides
    @Singleton
    static RetentionStore retention(Database database) {
        return new RetentionStore(database);
    }

    @Provides
    @Singleton
    static FactStore facts(Database database) {
        return new FactStore(database);
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
    @Singleton
    static OverrideStore overrides(Database database) {
        return new OverrideStore(database);
    }

    @Provides
    @Singleton
    static UserStore users(Database database) {
        return new UserStore(database);
    }

    @Provides
    @Singleton
    static SessionStore sessions(Database database) {
        return new SessionStore(database);
    }

    @Provides
    @Singleton
    static AuthorizationStore authorizations(Database database) {
        return new AuthorizationStore(database);
    }

    @Provides
    @Singleton
    static ConnectionStore connections(Database database) {
        return new ConnectionStore(database);
    }

    @Provides
    @Singleton
    static AuditStore audit(Database database) {
        return new AuditStore(database);
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
