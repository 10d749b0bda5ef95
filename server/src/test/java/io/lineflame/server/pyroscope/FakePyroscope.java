package io.lineflame.server.pyroscope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lineflame.server.config.PyroscopeSettings;
import io.lineflame.server.secrets.SecretText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/**
 * A Pyroscope on loopback: one that answers from a file what a real one answered to the same question, or one that answers what a test
 * says. The files are made again against a real Pyroscope (with many tenants, and {@code -validation.reject-older-than=0}):
 *
 * <pre>./mvnw -q -Dskip.web=true -pl server -am -DskipUnitTests -Dit.test=PyroscopeProfilesIT,FourWaysIT
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false -Dlineflame.pyroscope=http://127.0.0.1:4040 verify</pre>
 */
public final class FakePyroscope implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Optional<URI> REAL =
            Optional.ofNullable(System.getProperty("lineflame.pyroscope")).map(URI::create);
    /** It answers from segments, and writes one about every half second. */
    private static final Duration SEGMENT = Duration.ofSeconds(3);

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final HttpServer server;
    private final Map<String, Answer> answers = new TreeMap<>();
    private final String recording;
    private final Instant now;
    private final ConcurrentLinkedQueue<Asked> asked = new ConcurrentLinkedQueue<>();

    /** What came in; {@code authorization} and {@code tenant} are empty texts when missing. */
    record Asked(String path, String contentType, String authorization, String tenant, List<Byte> body) {}

    /** What goes out; the body in Base64, so that any fits into a file. */
    record Answer(int status, Map<String, String> headers, String body) {

        static Answer of(int status, String body, String... headers) {
            Map<String, String> all = new TreeMap<>();
            for (int i = 0; i < headers.length; i += 2) {
                all.put(headers[i], headers[i + 1]);
            }
            return new Answer(status, all, Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private FakePyroscope(String recording, Instant now, Function<Asked, Answer> answering) {
        this.recording = recording;
        this.now = now;
        System.setProperty("sun.net.httpserver.nodelay", "true"); // else each answer waits 40 ms for an acknowledgement
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> answer(exchange, answering));
        server.start();
    }

    /** Answers what a test says. */
    static FakePyroscope answering(Function<Asked, Answer> answering) {
        return new FakePyroscope("", Instant.now(), answering);
    }

    /** Answers from a file beside this class; while recording, asks a real one and writes the file at the end. */
    public static FakePyroscope recorded(String recording) {
        try {
            JsonNode file = REAL.isPresent() ? MAPPER.createObjectNode() : MAPPER.readTree(resource(recording));
            Instant now = REAL.isPresent()
                    ? Instant.now().truncatedTo(ChronoUnit.HOURS)
                    : Instant.parse(file.path("now").asText());
            Map<String, Answer> known = new TreeMap<>();
            for (JsonNode exchange : file.path("exchanges")) {
                known.put(exchange.path("asked").asText(), MAPPER.treeToValue(exchange.path("answer"), Answer.class));
            }
            FakePyroscope[] self = new FakePyroscope[1];
            self[0] = new FakePyroscope(recording, now, question -> {
                String key = key(question);
                Answer answer = known.get(key);
                if (answer != null) {
                    return answer;
                }
                return REAL.isPresent()
                        ? self[0].record(key, question)
                        : Answer.of(599, "nobody recorded an answer to " + key);
            });
            return self[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When the recording was made, or is. */
    public Instant now() {
        return now;
    }

    /** How to reach it. */
    PyroscopeSettings settings() {
        return settings("", "");
    }

    /** The same with credentials and a tenant for all requests, where they are not empty. */
    public PyroscopeSettings settings(String authorization, String tenant) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new PyroscopeSettings(
                url,
                Optional.of(authorization).filter(text -> !text.isEmpty()).map(SecretText::new),
                Optional.of(tenant).filter(text -> !text.isEmpty()));
    }

    /** All that was asked, in the order it came. */
    List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** Pushes while recording; otherwise the answers know already what was pushed. */
    void push(String tenant, String name, byte[] profile) {
        if (REAL.isPresent()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(REAL.get() + "/ingest?format=pprof&name="
                            + URLEncoder.encode(name, StandardCharsets.UTF_8)))
                    .header("X-Scope-OrgID", tenant)
                    .POST(BodyPublishers.ofByteArray(profile))
                    .build();
            if (send(request).statusCode() != 200) {
                throw new IllegalStateException("the real Pyroscope refused a push");
            }
        }
    }

    /** While recording: waits until what was pushed can be asked for. */
    public void settle() {
        if (REAL.isPresent()) {
            try {
                Thread.sleep(SEGMENT.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        if (REAL.isPresent() && !answers.isEmpty()) {
            write();
        }
    }

    private synchronized Answer record(String key, Asked question) {
        byte[] body = bytes(question);
        HttpResponse<byte[]> response = send(HttpRequest.newBuilder(URI.create(REAL.orElseThrow() + question.path))
                .header("X-Scope-OrgID", question.tenant.isEmpty() ? "nobody" : question.tenant)
                .header("Content-Type", question.contentType)
                .POST(BodyPublishers.ofByteArray(body))
                .build());
        Map<String, String> headers = new TreeMap<>();
        response.headers().firstValue("Content-Type").ifPresent(type -> headers.put("Content-Type", type));
        Answer answer =
                new Answer(response.statusCode(), headers, Base64.getEncoder().encodeToString(response.body()));
        answers.put(key, answer);
        return answer;
    }

    private static HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange, Function<Asked, Answer> answering) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            List<Byte> copy = new ArrayList<>();
            for (byte one : body) {
                copy.add(one);
            }
            Asked question = new Asked(
                    exchange.getRequestURI().toString(),
                    header(exchange, "Content-Type"),
                    header(exchange, "Authorization"),
                    header(exchange, "X-Scope-OrgID"),
                    copy);
            asked.add(question);
            Answer answer = answering.apply(question);
            byte[] sent = Base64.getDecoder().decode(answer.body);
            answer.headers.forEach(
                    (name, value) -> exchange.getResponseHeaders().set(name, value));
            exchange.sendResponseHeaders(answer.status, sent.length == 0 ? -1 : sent.length);
            exchange.getResponseBody().write(sent);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    /** JSON as it is, protobuf in Base64, a profile unpacked: packing is not the same in every Java. */
    private static String key(Asked question) {
        byte[] body = bytes(question);
        boolean json = question.contentType.equals("application/json");
        return question.tenant + " " + question.path + " "
                + (json
                        ? new String(body, StandardCharsets.UTF_8)
                        : Base64.getEncoder().encodeToString(unpacked(body)));
    }

    private static byte[] bytes(Asked question) {
        byte[] body = new byte[question.body.size()];
        for (int i = 0; i < body.length; i++) {
            body[i] = question.body.get(i);
        }
        return body;
    }

    private static byte[] unpacked(byte[] body) {
        if (body.length < 2 || body[0] != 0x1f || (body[1] & 0xff) != 0x8b) {
            return body;
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] resource(String recording) throws IOException {
        try (var in = FakePyroscope.class.getResourceAsStream(recording)) {
            return in == null ? "{}".getBytes(StandardCharsets.UTF_8) : in.readAllBytes();
        }
    }

    private void write() {
        ObjectNode file = MAPPER.createObjectNode();
        file.put("now", now.toString());
        ArrayNode exchanges = file.putArray("exchanges");
        answers.forEach((key, answer) -> {
            ObjectNode exchange = exchanges.addObject();
            exchange.put("asked", key);
            exchange.set("answer", MAPPER.valueToTree(answer));
        });
        try {
            Path path = Path.of("src/test/resources/io/lineflame/server/pyroscope", recording);
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.toPrettyString() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
