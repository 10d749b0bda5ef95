package io.lineflame.server;

import io.lineflame.db.Database;
import io.lineflame.db.DatabaseSettings;
import io.lineflame.db.embedded.EmbeddedPostgres;
import io.lineflame.server.config.Config;
import io.lineflame.server.health.ReadyCheck;
import java.util.Optional;

/** The database the server uses, the operator's or its own, with the schema of this version. */
final class ServerDatabase implements AutoCloseable {

    private final Optional<EmbeddedPostgres> embedded;
    private final Database database;

    private ServerDatabase(Optional<EmbeddedPostgres> embedded, Database database) {
        this.embedded = embedded;
        this.database = database;
    }

    /** Throws {@link RuntimeException} with a sentence for the operator, and leaves nothing running then. */
    static ServerDatabase open(Config config) {
        if (config.database().isPresent()) {
            return new ServerDatabase(
                    Optional.empty(), migrated(config.database().get()));
        }
        EmbeddedPostgres embedded = EmbeddedPostgres.start(config.dataDir());
        try {
            return new ServerDatabase(Optional.of(embedded), migrated(embedded.settings()));
        } catch (RuntimeException e) {
            embedded.close();
            throw e;
        }
    }

    /** The same for a command beside a running server: where the server's own database runs, it is joined as it is. */
    static ServerDatabase join(Config config) {
        if (config.database().isEmpty()) {
            Optional<DatabaseSettings> running = EmbeddedPostgres.running(config.dataDir());
            if (running.isPresent()) {
                return new ServerDatabase(Optional.empty(), Database.open(running.get()));
            }
        }
        return open(config);
    }

    Database database() {
        return database;
    }

    /** Whether it answers; a sentence when it does not. */
    ReadyCheck readyCheck() {
        return () -> {
            Optional<String> failure = embedded.flatMap(EmbeddedPostgres::failure);
            if (failure.isPresent()) {
                return failure;
            }
            return database.answers() ? Optional.empty() : Optional.of("The database does not answer.");
        };
    }

    @Override
    public void close() {
        database.close();
        embedded.ifPresent(EmbeddedPostgres::close);
    }

    private static Database migrated(DatabaseSettings settings) {
        Database database = Database.open(settings);
        try {
            database.migrate();
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }
}
