package io.lineflame.server.connections;

import io.lineflame.db.DatabaseSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes a database fail where a test needs it. */
final class DatabaseTrouble {

    private DatabaseTrouble() {}

    /** So many times a renewal cannot be stored. A sequence counts them, since nothing rolls it back. */
    static void whenRenewing(DatabaseSettings settings, int times) {
        run(settings, "CREATE SEQUENCE troubles", """
                CREATE FUNCTION fail_sometimes() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF NEW.version > OLD.version AND nextval('troubles') <= %d THEN
                        RAISE EXCEPTION 'the disk is full for a moment' USING ERRCODE = 'disk_full';
                    END IF;
                    RETURN NEW;
                END $$
                """.formatted(times), """
                CREATE TRIGGER fail_sometimes BEFORE UPDATE ON connections
                FOR EACH ROW EXECUTE FUNCTION fail_sometimes()
                """);
    }

    private static void run(DatabaseSettings settings, String... statements) {
        try (Connection connection = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
