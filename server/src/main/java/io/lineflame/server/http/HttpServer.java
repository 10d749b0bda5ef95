package io.lineflame.server.http;

import io.lineflame.server.config.ListenAddress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.BindException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.glassfish.jersey.server.ContainerFactory;
import org.jspecify.annotations.Nullable;

/** The server's socket and what hangs on it, started once. Requests run on virtual threads where the JDK has them. */
@Singleton
public final class HttpServer {

    /** How long requests that are under way get to finish when the server stops. */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(25);

    /** Of the heap, for what bodies of requests have sent: an eighth. */
    private static final int BODIES_SHARE = 8;

    /** Half of what may pass without a byte. */
    private static final Duration PATIENCE_WITH_BODIES = Duration.ofSeconds(30);

    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);

    /** Of one HTTP/2 connection at a time; a client waits for the others. */
    private static final int STREAMS = 100;

    private final ApiApplication api;
    private final SecurityHeaders headers;
    private final RequestLives lives;
    private final BodyRoom.Limits bodies;
    private final Server server;

    @Inject
    HttpServer(ApiApplication api, SecurityHeaders headers, RequestLives lives) {
        this(
                api,
                headers,
                lives,
                new BodyRoom.Limits(Runtime.getRuntime().maxMemory() / BODIES_SHARE, PATIENCE_WITH_BODIES));
    }

    HttpServer(ApiApplication api, SecurityHeaders headers, RequestLives lives, BodyRoom.Limits bodies) {
        this.api = api;
        this.bodies = bodies;
        this.headers = headers;
        this.lives = lives;
        this.server = new Server(threads());
    }

    /**
     * Answers requests from the moment this returns.
     *
     * @return the port, chosen by the system when the address says 0
     * @throws IOException with a sentence for the operator when the address cannot be used
     */
    public int start(ListenAddress address) throws IOException {
        ServerConnector connector = connector(address);
        server.addConnector(connector);
        ProblemErrorHandler errors = new ProblemErrorHandler(headers);
        server.setErrorHandler(errors);
        server.setHandler(handlers(errors));
        server.setStopTimeout(STOP_TIMEOUT.toMillis());
        try {
            connector.open();
            server.start();
        } catch (IOException | RuntimeException e) {
            // Jetty wraps what the socket says, or not, by the kind of mistake.
            if (isAddressProblem(e) || isAddressProblem(e.getCause())) {
                throw new IOException(
                        "cannot listen on " + address.urlHost() + ":" + address.port()
                                + ": the address is in use or not one of this machine; set LINEFLAME_LISTEN (demo:"
                                + " --port) to another",
                        e);
            }
            throw e;
        } catch (Exception e) {
            throw new IOException("cannot start the HTTP server", e);
        }
        return connector.getLocalPort();
    }

    private static boolean isAddressProblem(@Nullable Throwable thrown) {
        return thrown instanceof BindException || thrown instanceof UnresolvedAddressException;
    }

    /** Takes no new requests, lets those under way finish, and returns when they have or when time is up. */
    public void stop() {
        closeIdleConnections();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP server did not stop cleanly", e);
        }
    }

    /** Jetty would wait a second for the next request of each. */
    private void closeIdleConnections() {
        for (Connector connector : server.getConnectors()) {
            connector.getConnectedEndPoints().stream()
                    .filter(HttpServer::isIdle)
                    .forEach(EndPoint::close);
        }
    }

    private static boolean isIdle(EndPoint endPoint) {
        return endPoint.getConnection() instanceof HttpConnection connection
                && connection.getHttpChannel().getRequest() == null;
    }

    private Handler handlers(ProblemErrorHandler errors) {
        Handler jersey = ContainerFactory.createContainer(Handler.class, api.configure());
        Handler watched = new RequestLifeHandler(compressed(jersey), lives);
        Handler bounded = new BodyRoom(new GrpcHandler(watched), bodies, errors, lives.metrics());
        return new GracefulHandler(new FrontHandler(bounded, new StaticPages(errors), headers, errors));
    }

    /** Compresses JSON and protobuf answers. Request bodies stay as sent: ingest unpacks them under its own limits. */
    private static Handler compressed(Handler jersey) {
        CompressionHandler handler = new CompressionHandler(jersey);
        GzipCompression gzip = new GzipCompression();
        gzip.setMinCompressSize(1024);
        handler.putCompression(gzip);
        handler.putConfiguration(
                "/*",
                CompressionConfig.builder()
                        .compressIncludeMethod("GET")
                        .compressIncludeMethod("POST")
                        .compressIncludeMimeType("application/json")
                        .compressIncludeMimeType("application/proto")
                        .compressIncludeMimeType("text/plain")
                        .decompressExcludePath("/*")
                        .build());
        return handler;
    }

    private ServerConnector connector(ListenAddress address) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        http.setRequestHeaderSize(32 * 1024);
        http.setResponseHeaderSize(32 * 1024); // a redirect carries the address of a page, with all of its state
        HTTP2CServerConnectionFactory http2 = new PriorKnowledge(http); // for gRPC, without TLS as all here
        http2.setMaxConcurrentStreams(STREAMS);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http), http2);
        connector.setHost(address.host());
        connector.setPort(address.port());
        connector.setIdleTimeout(IDLE_TIMEOUT.toMillis());
        return connector;
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(200, 8);
        threads.setName("http");
        if (VirtualThreads.areSupported()) {
            threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("http-"));
        }
        return threads;
    }
}
