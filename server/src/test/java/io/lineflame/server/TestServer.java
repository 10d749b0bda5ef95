package io.lineflame.server;

import io.lineflame.db.Database;
import io.lineflame.db.fixture.TestDatabase;
import io.lineflame.server.config.Access;
import io.lineflame.server.config.Config;
import io.lineflame.server.config.ListenAddress;
import io.lineflame.server.http.HttpResource;
import io.lineflame.vcs.VcsHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A whole server on a free port, over a fresh database. */
public final class TestServer implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final TestDatabase database;
    private final RunningServer server;

    private TestServer(TestDatabase database, RunningServer server) {
        this.database = database;
        this.server = server;
    }

    /** With 30 days of retention. */
    public static TestServer start(Clock clock, List<VcsHost> hosts) {
        TestDatabase database = TestDatabase.create();
        Config config = new Config(
                new ListenAddress("127.0.0.1", 0),
                Optional.empty(),
                Path.of("target/test-server"),
                Optional.of(database.settings()),
                Duration.ofDays(30),
                Access.OPEN,
                hosts);
        try {
            return new TestServer(database, RunningServer.start(config, clock));
        } catch (IOException e) {
            database.close();
            throw new UncheckedIOException(e);
        }
    }

    /** With the system's clock and no code host. */
    public static TestServer start() {
        return start(Clock.systemUTC(), List.of());
    }

    /** For looking behind the server. */
    public Database database() {
        return database.database();
    }

    /** Of all features. */
    Set<HttpResource> resources() {
        return server.resources();
    }

    /** Of a path that starts with a slash. */
    public URI uri(String path) {
        return server.address().resolve(path);
    }

    public HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(60));
        return headers.length == 0 ? builder : builder.headers(headers);
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers));
    }

    public HttpResponse<String> post(String path, byte[] body, String... headers) {
        return send(request(path, headers).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }
}
