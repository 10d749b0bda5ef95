package io.lineflame.server;

import io.lineflame.db.Database;
import io.lineflame.db.DatabaseSettings;
import io.lineflame.db.embedded.EmbeddedPostgres;
import io.lineflame.db.fixture.TestDatabase;
import io.lineflame.server.config.AccessRule;
import io.lineflame.server.config.Config;
import io.lineflame.server.config.ListenAddress;
import io.lineflame.server.config.PyroscopeSettings;
import io.lineflame.server.config.Retention;
import io.lineflame.server.config.SessionLife;
import io.lineflame.server.http.HttpResource;
import io.lineflame.server.secrets.KeySource;
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

    private final Database database;
    private final Config config;
    private final RunningServer server;
    private final Runnable afterwards;

    private TestServer(Database database, Config config, RunningServer server, Runnable afterwards) {
        this.database = database;
        this.config = config;
        this.server = server;
        this.afterwards = afterwards;
    }

    /** What a server may be started with; each has a usual value. */
    public static final class Setup {

        private Clock clock = Clock.systemUTC();
        private Optional<URI> publicUrl = Optional.empty();
        private Optional<PyroscopeSettings> pyroscope = Optional.empty();
        private AccessRule access = AccessRule.OPEN;
        private boolean ingestTokens;
        private SessionLife sessions = SessionLife.DEFAULT;
        private Duration queryTimeout = Duration.ofMinutes(1);
        private Retention retention = Retention.ofAll(Duration.ofDays(30));
        private KeySource keys = KeySource.generatedIn(Path.of("target/test-server"));
        private int sampleLabelSets = 200;
        private Optional<URI> grafanaCallback = Optional.empty();
        private List<VcsHost> hosts = List.of();

        private Setup() {}

        public Setup clock(Clock given) {
            clock = given;
            return this;
        }

        /** The address people use; without it, as each request says. */
        public Setup publicUrl(String given) {
            publicUrl = Optional.of(URI.create(given));
            return this;
        }

        /** Keeps profiles there instead of in the database. */
        public Setup pyroscope(PyroscopeSettings given) {
            pyroscope = Optional.of(given);
            return this;
        }

        public Setup access(AccessRule given) {
            access = given;
            return this;
        }

        public Setup ingestTokens() {
            ingestTokens = true;
            return this;
        }

        public Setup sessions(SessionLife given) {
            sessions = given;
            return this;
        }

        public Setup queryTimeout(Duration given) {
            queryTimeout = given;
            return this;
        }

        public Setup retention(Retention given) {
            retention = given;
            return this;
        }

        public Setup keys(KeySource given) {
            keys = given;
            return this;
        }

        public Setup sampleLabelSets(int given) {
            sampleLabelSets = given;
            return this;
        }

        public Setup grafanaCallback(String given) {
            grafanaCallback = Optional.of(URI.create(given));
            return this;
        }

        public Setup hosts(VcsHost... given) {
            hosts = List.of(given);
            return this;
        }

        /** Starts it, over a database of its own. */
        public TestServer start() {
            TestDatabase database = TestDatabase.create();
            Config config = config(database);
            try {
                return new TestServer(database.database(), config, RunningServer.start(config, clock), database::close);
            } catch (IOException e) {
                database.close();
                throw new UncheckedIOException(e);
            }
        }

        /** Starts it as one that nobody configured: with a database and keys of its own in this folder. */
        public TestServer startIn(Path folder) {
            keys = KeySource.generatedIn(folder);
            Config config = config(folder, Optional.empty());
            try {
                RunningServer server = RunningServer.start(config, clock);
                Database beside = Database.open(EmbeddedPostgres.running(folder).orElseThrow());
                return new TestServer(beside, config, server, beside::close);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Starts another node over the database of a server that outlives it. */
        public TestServer startBeside(TestServer other) {
            Config config = config(other.config.dataDir(), other.config.database());
            try {
                return new TestServer(other.database, config, RunningServer.start(config, clock), () -> {});
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Config config(TestDatabase database) {
            return config(Path.of("target/test-server"), Optional.of(database.settings()));
        }

        private Config config(Path dataDir, Optional<DatabaseSettings> database) {
            return new Config(
                    new ListenAddress("127.0.0.1", 0),
                    publicUrl,
                    dataDir,
                    database,
                    pyroscope,
                    keys,
                    retention,
                    access,
                    ingestTokens,
                    sessions,
                    sampleLabelSets,
                    queryTimeout,
                    grafanaCallback,
                    hosts);
        }
    }

    /** Open to everybody, with the system's clock, no code host and 30 days of retention, until something else is said. */
    public static Setup setup() {
        return new Setup();
    }

    public static TestServer start(Clock clock, List<VcsHost> hosts) {
        return setup().clock(clock).hosts(hosts.toArray(VcsHost[]::new)).start();
    }

    public static TestServer start() {
        return setup().start();
    }

    /** Ends what runs by itself, for tests that run it when they mean it. */
    public TestServer stopJobs() {
        server.stopJobs();
        return this;
    }

    /** As it was started. */
    public Config config() {
        return config;
    }

    /** For looking behind the server. */
    public Database database() {
        return database;
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
        afterwards.run();
    }
}
