package io.lineflame.server;

import io.lineflame.db.DatabaseException;
import io.lineflame.db.embedded.EmbeddedPostgresException;
import io.lineflame.server.config.Config;
import io.lineflame.server.http.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A started server. Closing lets requests under way finish, then closes what they need. */
public final class RunningServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);

    private final HttpServer http;
    private final ServerDatabase database;
    private final URI address;

    private RunningServer(HttpServer http, ServerDatabase database, URI address) {
        this.http = http;
        this.database = database;
        this.address = address;
    }

    /**
     * Answers requests when this returns.
     *
     * @throws IOException with a sentence for the operator; nothing is left running then
     * @throws DatabaseException likewise
     * @throws EmbeddedPostgresException likewise
     */
    public static RunningServer start(Config config, Clock clock) throws IOException {
        ServerDatabase database = ServerDatabase.open(config);
        try {
            ServerComponent component = DaggerServerComponent.factory().create(config, database, clock);
            HttpServer http = component.httpServer();
            int port = http.start(config.listen());
            URI address = URI.create("http://" + config.listen().urlHost() + ":" + port + "/");
            warnWhenOpen(config);
            LOG.info("Lineflame listens on {}", address);
            return new RunningServer(http, database, address);
        } catch (IOException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Where it answers, with the port it really has; ends in a slash. */
    public URI address() {
        return address;
    }

    @Override
    public void close() {
        http.stop();
        database.close();
        LOG.info("Lineflame stopped");
    }

    private static void warnWhenOpen(Config config) {
        if (!config.listen().loopback()) {
            LOG.warn(
                    "Anyone who can reach {}:{} can read all profiles and the source code they lead to, and can push"
                            + " profiles: access is open. Keep the address inside a trusted network.",
                    config.listen().urlHost(),
                    config.listen().port());
        }
    }
}
