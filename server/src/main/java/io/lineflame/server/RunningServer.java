package io.lineflame.server;

import io.lineflame.db.DatabaseException;
import io.lineflame.db.embedded.EmbeddedPostgresException;
import io.lineflame.server.config.Config;
import io.lineflame.server.http.HttpResource;
import io.lineflame.server.secrets.SecretKeys;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** A started server. Closing lets requests under way finish, then closes what they need. */
public final class RunningServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);

    private final ServerComponent component;
    private final ServerDatabase database;
    private final URI address;
    private final Runnable afterwards;

    private RunningServer(ServerComponent component, ServerDatabase database, URI address, Runnable afterwards) {
        this.component = component;
        this.database = database;
        this.address = address;
        this.afterwards = afterwards;
    }

    /** {@link #start(Config, Clock, Runnable)} with nothing to do afterwards. */
    public static RunningServer start(Config config, Clock clock) throws IOException {
        return start(config, clock, () -> {});
    }

    /**
     * Answers requests when this returns.
     *
     * @param afterwards runs when everything is closed
     * @throws IOException with a sentence for the operator; nothing is left running then
     * @throws DatabaseException likewise
     * @throws EmbeddedPostgresException likewise
     */
    static RunningServer start(Config config, Clock clock, Runnable afterwards) throws IOException {
        routeJavaLogging();
        ServerDatabase database = ServerDatabase.open(config);
        try {
            ServerComponent component =
                    DaggerServerComponent.factory().create(config, database, SecretKeys.open(config.keys()), clock);
            int port = component.httpServer().start(config.listen());
            component.jobs().start();
            URI address = URI.create("http://" + config.listen().urlHost() + ":" + port + "/");
            warnWhenOpen(config);
            warnWhenKeysAreOurs(config);
            LOG.info("Lineflame listens on {}", address);
            return new RunningServer(component, database, address, afterwards);
        } catch (IOException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Where it answers, with the port it really has; ends in a slash. */
    public URI address() {
        return address;
    }

    /** Of all features: every way in. */
    Set<HttpResource> resources() {
        return component.api().resources();
    }

    /** What runs by itself ends for good; for tests that run it when they mean it. */
    void stopJobs() {
        component.jobs().close();
    }

    @Override
    public void close() {
        try {
            component.httpServer().stop();
        } finally {
            // Also when a request would not end in time: nothing else stops the embedded database.
            component.appender().close();
            component.jobs().close();
            component.hostClients().close();
            database.close();
            LOG.info("Lineflame stopped");
            afterwards.run();
        }
    }

    /** Jersey and the PostgreSQL driver log by java.util.logging. */
    private static void routeJavaLogging() {
        if (!SLF4JBridgeHandler.isInstalled()) {
            SLF4JBridgeHandler.removeHandlersForRootLogger();
            SLF4JBridgeHandler.install();
        }
    }

    private static void warnWhenOpen(Config config) {
        if (config.listen().loopback()) {
            return;
        }
        LOG.warn(
                config.access().needsLogin()
                        ? "Anyone who can reach {}:{} can push profiles: a login is needed to see them, not to push."
                                + " Keep the address inside a trusted network."
                        : "Anyone who can reach {}:{} can read all profiles and the source code they lead to, and can push"
                                + " profiles: access is open. Keep the address inside a trusted network.",
                config.listen().urlHost(),
                config.listen().port());
    }

    private static void warnWhenKeysAreOurs(Config config) {
        if (config.keys().generated() && config.database().isPresent()) {
            LOG.warn(
                    "The keys for people's credentials are in {}, and the database is elsewhere. More than one server on this"
                            + " database needs LINEFLAME_SECRET_KEYS, the same for all.",
                    config.keys().file().orElseThrow());
        }
    }
}
