package io.lineflame.vcs.github.standin;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** HTTP on this machine alone. */
final class StandInServer extends Handler.Abstract {

    private final Server server;
    private final ServerConnector connector;
    private final Site site;

    /** Answers whatever comes in. */
    interface Site {
        Answer answer(Call call, String query) throws IOException, InterruptedException;
    }

    /** @param port 0 for any that is free */
    StandInServer(int port, Site site) {
        this.site = site;
        QueuedThreadPool threads = new QueuedThreadPool(250);
        threads.setName("github-stand-in");
        threads.setDaemon(true);
        server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setUriCompliance(UriCompliance.UNSAFE); // A path in a path has its slashes encoded.
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(this);
    }

    void open() throws IOException {
        try {
            server.start();
        } catch (Exception e) {
            throw new IOException("the stand-in cannot listen on port " + connector.getPort(), e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + connector.getLocalPort();
    }

    void shut() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the stand-in does not stop", e);
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String query = request.getHttpURI().getQuery() == null
                ? ""
                : request.getHttpURI().getQuery();
        Map<String, String> headers = new HashMap<>();
        for (HttpField field : request.getHeaders()) {
            headers.merge(
                    field.getName().toLowerCase(Locale.ROOT), String.valueOf(field.getValue()), (a, b) -> a + ", " + b);
        }
        String body = Content.Source.asString(request, StandardCharsets.UTF_8);
        String host = headers.getOrDefault("host", URI.create(url()).getAuthority());
        Call call = new Call(
                request.getMethod(),
                request.getHttpURI().getPath(),
                Call.form(query),
                headers,
                body,
                new Caller.Anonymous(),
                Map.of(),
                "http://" + host);
        Answer answer = site.answer(call, query);
        response.setStatus(answer.status());
        answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
        return true;
    }
}
