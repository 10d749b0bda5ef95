package io.lineflame.server;

import dagger.BindsInstance;
import dagger.Component;
import io.lineflame.server.calls.CallsModule;
import io.lineflame.server.code.CodeModule;
import io.lineflame.server.commits.CommitsModule;
import io.lineflame.server.compat.CompatModule;
import io.lineflame.server.compat.querier.MergeModule;
import io.lineflame.server.compat.querier.QuerierModule;
import io.lineflame.server.compat.render.RenderModule;
import io.lineflame.server.compat.settings.SettingsModule;
import io.lineflame.server.config.Config;
import io.lineflame.server.connections.ConnectionsModule;
import io.lineflame.server.coverage.CoverageModule;
import io.lineflame.server.diffs.DiffsModule;
import io.lineflame.server.exports.ExportsModule;
import io.lineflame.server.flamegraphs.FlameGraphsModule;
import io.lineflame.server.functions.FunctionsModule;
import io.lineflame.server.health.HealthModule;
import io.lineflame.server.hosts.HostsModule;
import io.lineflame.server.http.ApiApplication;
import io.lineflame.server.http.HttpServer;
import io.lineflame.server.ingest.IngestModule;
import io.lineflame.server.jobs.Jobs;
import io.lineflame.server.jobs.JobsModule;
import io.lineflame.server.labels.LabelsModule;
import io.lineflame.server.mappings.MappingsModule;
import io.lineflame.server.matches.MatchModule;
import io.lineflame.server.openapi.OpenApiModule;
import io.lineflame.server.pages.PagesModule;
import io.lineflame.server.programs.ProgramsModule;
import io.lineflame.server.pyroscope.PyroscopeModule;
import io.lineflame.server.query.QueryModule;
import io.lineflame.server.repositories.HostClients;
import io.lineflame.server.repositories.RepositoriesModule;
import io.lineflame.server.secrets.SecretKeys;
import io.lineflame.server.secrets.SecretsModule;
import io.lineflame.server.selfcheck.SelfCheckModule;
import io.lineflame.server.services.ServicesModule;
import io.lineflame.server.sessions.SessionsModule;
import io.lineflame.server.sources.SourcesModule;
import io.lineflame.server.store.StoreModule;
import io.lineflame.server.store.append.GroupAppender;
import io.lineflame.server.store.retention.RetentionModule;
import io.lineflame.server.store.rollup.RollupModule;
import io.lineflame.server.timelines.TimelinesModule;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The whole server, wired. A new feature adds its module here and nothing else. */
@Singleton
@Component(
        modules = {
            DatabaseModule.class,
            StoreModule.class,
            PyroscopeModule.class,
            ProfilesModule.class,
            RollupModule.class,
            RetentionModule.class,
            JobsModule.class,
            QueryModule.class,
            SecretsModule.class,
            SessionsModule.class,
            HealthModule.class,
            HostsModule.class,
            IngestModule.class,
            OpenApiModule.class,
            RepositoriesModule.class,
            LabelsModule.class,
            ServicesModule.class,
            TimelinesModule.class,
            ExportsModule.class,
            FlameGraphsModule.class,
            DiffsModule.class,
            FunctionsModule.class,
            CallsModule.class,
            SourcesModule.class,
            MatchModule.class,
            CommitsModule.class,
            ConnectionsModule.class,
            CompatModule.class,
            QuerierModule.class,
            SettingsModule.class,
            MergeModule.class,
            RenderModule.class,
            MappingsModule.class,
            CoverageModule.class,
            ProgramsModule.class,
            CodeModule.class,
            SelfCheckModule.class,
            PagesModule.class,
        })
interface ServerComponent {

    HttpServer httpServer();

    ApiApplication api();

    HostClients hostClients();

    Jobs jobs();

    GroupAppender appender();

    /** What must exist before anything is wired. */
    @Component.Factory
    interface Factory {
        ServerComponent create(
                @BindsInstance Config config,
                @BindsInstance ServerDatabase database,
                @BindsInstance SecretKeys keys,
                @BindsInstance Clock clock);
    }
}
