package io.lineflame.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.lineflame.db.DatabaseException.Kind;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/**
 * The pool of connections to one PostgreSQL, and transactions on it. Safe for many threads; stores are made over it and hold no
 * state that would hinder several server nodes on one database.
 */
public final class Database implements AutoCloseable {
    /** The oldest server whose SQL we rely on (date_bin is new in 14). */
    static final int OLDEST_MAJOR = 14;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final DatabaseSettings settings;
    private final HikariDataSource pool;

    private Database(DatabaseSettings settings, HikariDataSource pool) {
        this.settings = settings;
        this.pool = pool;
    }

    /** What is done in one transaction, with a result. */
    @FunctionalInterface
    public interface Body<T> {
        T run(Transaction tx);
    }

    /** What is done in one transaction, without a result. */
    @FunctionalInterface
    public interface Action {
        void run(Transaction tx);
    }

    /**
     * Connects, looks at the server's version, and makes the pool.
     *
     * @throws DatabaseException with a sentence for the operator: no server there, wrong password, no such database, server too old
     */
    public static Database open(DatabaseSettings settings) {
        try (Connection connection = connectOnce(settings)) {
            DatabaseMetaData server = connection.getMetaData();
            if (server.getDatabaseMajorVersion() < OLDEST_MAJOR) {
                throw new DatabaseException(
                        Kind.UNSUITABLE,
                        "The database at " + settings.place() + " is PostgreSQL " + server.getDatabaseProductVersion()
                                + "; Lineflame needs " + OLDEST_MAJOR + " or newer.",
                        null);
            }
        } catch (SQLException e) {
            throw SqlErrors.whileConnecting(e, settings);
        }
        return new Database(settings, new HikariDataSource(poolOf(settings)));
    }

    /**
     * Brings the schema to this jar's version. Safe when several nodes do it at once: one does, the others wait.
     *
     * @throws DatabaseException when the schema is newer than this jar, was changed by hand, or the user may not create tables
     */
    public void migrate() {
        new Migration(settings, pool).run();
    }

    /** Runs the body and commits; rolls back when it throws, leaving nothing of it. */
    public <T> T inTransaction(Body<T> body) {
        try (Connection connection = pool.getConnection()) {
            try {
                T result = body.run(new Transaction(connection));
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                rollback(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw SqlErrors.of(e);
        }
    }

    /**
     * The same for a database that has to answer each statement within a time, or counts as away: when packets vanish on the way,
     * the system would wait for a quarter of an hour.
     */
    public <T> T inTransaction(Duration answer, Body<T> body) {
        return inTransaction(tx -> {
            tx.onConnection(connection -> {
                connection.setNetworkTimeout(Runnable::run, (int) answer.toMillis());
                return true;
            });
            return body.run(tx);
        });
    }

    /** {@link #inTransaction} for a body that gives nothing back. */
    public void useTransaction(Action action) {
        inTransaction(tx -> {
            action.run(tx);
            return true;
        });
    }

    /** Whether the database answers now; for readiness, so it never throws. */
    public boolean answers() {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    /** What the pool's connections do now. */
    public PoolUse poolUse() {
        HikariPoolMXBean use = pool.getHikariPoolMXBean();
        return new PoolUse(use.getActiveConnections(), use.getThreadsAwaitingConnection(), pool.getMaximumPoolSize());
    }

    /** How far the schema is; asks the database. */
    public SchemaVersions schemaVersions() {
        return new Migration(settings, pool).versions();
    }

    @Override
    public void close() {
        pool.close();
    }

    private static Connection connectOnce(DatabaseSettings settings) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "lineflame");
        properties.setProperty("loginTimeout", String.valueOf(CONNECT_TIMEOUT.toSeconds()));
        if (!settings.user().isEmpty()) {
            properties.setProperty("user", settings.user());
        }
        if (!settings.password().isEmpty()) {
            properties.setProperty("password", settings.password());
        }
        return DriverManager.getConnection(settings.url(), properties);
    }

    private static HikariConfig poolOf(DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("lineflame-db");
        config.setJdbcUrl(settings.url());
        if (!settings.user().isEmpty()) {
            config.setUsername(settings.user());
        }
        if (!settings.password().isEmpty()) {
            config.setPassword(settings.password());
        }
        config.setAutoCommit(false);
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT_TIMEOUT.toMillis());
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("ApplicationName", "lineflame");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        return config;
    }

    private static void rollback(Connection connection, Throwable because) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }
}
