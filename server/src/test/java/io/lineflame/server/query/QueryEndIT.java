package io.lineflame.server.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.db.DatabaseSettings;
import io.lineflame.server.TestServer;
import io.lineflame.server.fixture.Api;
import io.lineflame.server.fixture.Shop;
import io.lineflame.server.fixture.Sql;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A question that the database does not get done with, because somebody holds the table of profiles. */
final class QueryEndIT {

    private static final String QUERY = "process_cpu:cpu:nanoseconds:cpu:nanoseconds";

    private static Scene scene(Duration limit) throws SQLException {
        TestServer server = TestServer.setup().queryTimeout(limit).start();
        new Api(server).push("default", "shop", Instant.now().getEpochSecond() - 60, Shop.cpu("""
                1/100
                main.main@main.go:10
                """));
        DatabaseSettings settings = server.config().database().orElseThrow();
        Connection holder = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
        holder.setAutoCommit(false);
        try (Statement statement = holder.createStatement()) {
            statement.execute("LOCK TABLE profiles IN ACCESS EXCLUSIVE MODE");
        }
        return new Scene(server, holder);
    }

    @Test
    void question_longerThanTheLimit_isGivenUpInTheDatabaseToo() throws SQLException {
        try (Scene scene = scene(Duration.ofSeconds(1))) {
            String problem = new Api(scene.server)
                    .problem(504, "functions", "query", QUERY)
                    .path("type")
                    .asText();

            assertThat(problem).endsWith("/query-timeout");
            assertThat(scene.waiting()).isFalse();
        }
    }

    @Test
    void question_whoseClientGoesAway_isGivenUpInTheDatabaseToo() throws SQLException, IOException {
        try (Scene scene = scene(Duration.ofMinutes(1))) {
            URI address = scene.server.uri("/");
            try (Socket socket = new Socket(address.getHost(), address.getPort())) {
                String request = "GET /api/v1/functions?query=" + QUERY + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                scene.becomes(true);
            }

            scene.becomes(false);
        }
    }

    private record Scene(TestServer server, Connection holder) implements AutoCloseable {

        void becomes(boolean waiting) {
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (waiting() != waiting) {
                assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            }
        }

        /** Whether somebody stands behind the holder. */
        boolean waiting() {
            String waiting = "SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database"
                    + " WHERE NOT l.granted AND d.datname = current_database()";
            return !new Sql(server).texts(waiting).isEmpty();
        }

        @Override
        public void close() throws SQLException {
            holder.close();
            server.close();
        }
    }
}
