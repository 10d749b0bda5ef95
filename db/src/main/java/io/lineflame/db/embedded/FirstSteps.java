package io.lineflame.db.embedded;

import io.lineflame.db.DatabaseSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Makes the role and the database that the server works with, unless they are there. The role may not do what only administrators may
 * (run programs, read files). That the password is accepted also shows that it is our server that answers on the port.
 */
final class FirstSteps {
    private static final String NAME = "lineflame";

    private final String host;
    private final String password;
    private final Path dataFolder;

    FirstSteps(int port, String password, Path dataFolder) {
        this.host = host(port);
        this.password = password;
        this.dataFolder = dataFolder;
    }

    DatabaseSettings run() {
        try (Connection connection = DriverManager.getConnection(host + "postgres", Cluster.ADMINISTRATOR, password);
                Statement statement = connection.createStatement()) {
            if (!there(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?")) {
                // A password cannot be bound here; ours holds only A-Z a-z 0-9 - _
                statement.execute("CREATE ROLE lineflame LOGIN CREATEDB PASSWORD '" + password + "'");
            }
            if (!there(connection, "SELECT 1 FROM pg_database WHERE datname = ?")) {
                statement.execute("CREATE DATABASE lineflame OWNER lineflame");
            }
            return settings(host, password);
        } catch (SQLException e) {
            if ("53100".equals(e.getSQLState())) { // disk_full
                throw new Failures(dataFolder).full(e);
            }
            throw new EmbeddedPostgresException(
                    "The embedded database in " + dataFolder + " started but does not work: " + e.getMessage(), e);
        }
    }

    /** Where the server works, once the first steps are done. */
    static DatabaseSettings settings(int port, String password) {
        return settings(host(port), password);
    }

    private static DatabaseSettings settings(String host, String password) {
        return new DatabaseSettings(host + NAME, NAME, password, 10);
    }

    private static String host(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/";
    }

    private static boolean there(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, NAME);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }
}
