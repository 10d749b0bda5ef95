package io.lineflame.db.embedded;

import io.lineflame.db.DatabaseSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A process of its own that holds an embedded database, for {@link ChildProcess} to talk to. Prints {@code ready URL USER PASSWORD} or {@code failed
 * SENTENCE}; then runs each line of its input as SQL and prints {@code done} or {@code error STATE}; stops cleanly at the end of its input.
 */
final class ChildServer {
    private ChildServer() {}

    public static void main(String[] arguments) throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(arguments[0]))) {
            DatabaseSettings settings = postgres.settings();
            System.out.println("ready " + settings.url() + " " + settings.user() + " " + settings.password());
            obey(settings);
        } catch (EmbeddedPostgresException e) {
            System.out.println("failed " + String.valueOf(e.getMessage()).replace('\n', ' '));
        }
    }

    private static void obey(DatabaseSettings settings) throws IOException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String sql = orders.readLine(); sql != null; sql = orders.readLine()) {
            try (Connection connection =
                            DriverManager.getConnection(settings.url(), settings.user(), settings.password());
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
                System.out.println("done");
            } catch (SQLException e) {
                System.out.println("error " + e.getSQLState());
            }
        }
    }
}
