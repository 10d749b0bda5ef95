package io.lineflame.vcs.github;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers paths as it is told, on a free loopback port; what it was not told is 404. Remembers what was asked. */
final class ScriptedServer implements AutoCloseable {

    private record Scripted(int status, Map<String, String> headers, String body) {}

    private final HttpServer server;
    private final Map<String, Scripted> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    ScriptedServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void answer(String path, int status, Map<String, String> headers, String body) {
        answers.put(path, new Scripted(status, headers, body));
    }

    void json(String path, String body) {
        answer(path, 200, Map.of("Content-Type", "application/json"), body);
    }

    /** {@code GET /path?query}, oldest first. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        exchange.getRequestBody().readAllBytes();
        Scripted scripted =
                answers.getOrDefault(exchange.getRequestURI().getRawPath(), new Scripted(404, Map.of(), "{}"));
        byte[] body = scripted.body().getBytes(StandardCharsets.UTF_8);
        scripted.headers()
                .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(scripted.status(), body.length == 0 ? -1 : body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
