package io.lineflame.server;

import io.lineflame.db.DatabaseException;
import io.lineflame.db.embedded.EmbeddedPostgresException;
import io.lineflame.server.config.InvalidConfigException;
import io.lineflame.server.secrets.KeyFileException;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** Runs a server in the foreground until SIGTERM or SIGINT, and stops it in order. */
final class Foreground {

    private Foreground() {}

    /** Starts something that is to run. */
    @FunctionalInterface
    interface Start {
        RunningServer start() throws IOException, InvalidConfigException;
    }

    /** Returns only when the start failed (1, with the sentence on standard error); else the process ends by the signal. */
    static int run(Start start) {
        RunningServer server;
        try {
            server = start.start();
        } catch (InvalidConfigException e) {
            System.err.println("The configuration cannot be used:");
            e.mistakes().forEach(mistake -> System.err.println("  " + mistake));
            return 1;
        } catch (IOException | DatabaseException | EmbeddedPostgresException | KeyFileException e) {
            System.err.println("Lineflame did not start: " + e.getMessage());
            return 1;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
        awaitEnd();
        return 0;
    }

    private static void awaitEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
