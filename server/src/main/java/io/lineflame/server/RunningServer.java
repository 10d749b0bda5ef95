package io.lineflame.server;

import io.lineflame.server.config.Config;
import io.lineflame.server.http.HttpServer;
import java.io.IOException;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A started server. Closing lets requests under way finish, then closes what they need. */
public final class RunningServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);

    private final HttpServer http;
    private final URI address;

    private RunningServer(HttpServer http, URI address) {
        this.http = http;
        this.address = address;
    }

    /** Answers requests when this returns. Throws {@link IOException} with a sentence for the operator; nothing is left running then. */
    public static RunningServer start(Config config) throws IOException {
        ServerComponent component = DaggerServerComponent.factory().create(config);
        HttpServer http = component.httpServer();
        int port = http.start(config.listen());
        URI address = URI.create("http://" + config.listen().urlHost() + ":" + port + "/");
        warnWhenOpen(config);
        LOG.info("Lineflame listens on {}", address);
        return new RunningServer(http, address);
    }

    /** Where it answers, with the port it really has; ends in a slash. */
    public URI address() {
        return address;
    }

    @Override
    public void close() {
        http.stop();
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
