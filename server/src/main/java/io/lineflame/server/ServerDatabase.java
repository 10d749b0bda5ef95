package io.lineflame.server;

import io.lineflame.db.Database;
import io.lineflame.db.DatabaseSettings;
import io.lineflame.server.config.Config;

/** The database the server uses, the operator's or its own, with the schema of this version. */
final class ServerDatabase implements AutoCloseable {

    private final Database database;

    private ServerDatabase(Database database) {
        this.database = database;
    }

    static ServerDatabase open(Config config) {
        return new ServerDatabase(migrated(config.database().orElseThrow()));
    }

    Database database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
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
