package io.lineflame.server.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.server.TestServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.api.Session;
import org.eclipse.jetty.http2.api.Stream;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.frames.DataFrame;
import org.eclipse.jetty.http2.frames.HeadersFrame;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls by gRPC over HTTP/2 without TLS, and by gRPC-Web over HTTP/1.1, as bytes on the wire. */
final class GrpcIT {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final String PUSH = "/push.v1.PusherService/Push";
    private static TestServer server;
    private static HTTP2Client client;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start(Clock.fixed(NOW, ZoneOffset.UTC), List.of());
        client = new HTTP2Client();
        client.start();
    }

    @AfterAll
    static void stop() throws Exception {
        client.stop();
        server.close();
    }

    @Test
    void grpc_push_isStoredAndAnsweredWithTrailers() throws Exception {
        Answer answer =
                call(PUSH, "application/grpc", frame(0, request(PprofBytes.cpu(3, 4))), "x-scope-orgid", "grpc");

        assertThat(answer.headers().getStatus()).isEqualTo(200);
        assertThat(answer.headers().getHttpFields().get("content-type")).isEqualTo("application/grpc");
        assertThat(answer.headers().getHttpFields().get("grpc-status")).isNull();
        assertThat(answer.body()).containsExactly(0, 0, 0, 0, 0);
        assertThat(answer.trailers().get("grpc-status")).isEqualTo("0");
        Stored stored = new Stored(server.database(), NOW);
        assertThat(stored.total(stored.series("grpc").get(0), 1)).isEqualTo(7);
    }

    @Test
    void grpc_compressedMessage_isUnpacked() throws Exception {
        byte[] message = PprofBytes.gzip(request(PprofBytes.cpu(5)));
        Answer answer = call(PUSH, "application/grpc+proto", frame(1, message), "grpc-encoding", "gzip");

        assertThat(answer.trailers().get("grpc-status")).isEqualTo("0");
    }

    @Test
    void grpc_messageThatIsNotCompressedThoughItMightBe_isTaken() throws Exception {
        byte[] message = request(PprofBytes.cpu(6));
        Answer answer = call(PUSH, "application/grpc", frame(0, message), "grpc-encoding", "gzip");

        assertThat(answer.trailers().get("grpc-status")).isEqualTo("0");
    }

    @Test
    void grpc_toAServiceThatIsNotThere_isUnimplemented() throws Exception {
        assertThat(status(call("/grpc.health.v1.Health/Check", "application/grpc", frame(0, new byte[0]))))
                .isEqualTo("12");
    }

    @Test
    void http2_withoutHostHeader_comesByTheNameInItsAddress() throws Exception {
        assertThat(get("127.0.0.1").headers().getStatus()).isEqualTo(200);
        assertThat(get("localhost").headers().getStatus()).isEqualTo(200);
        Answer foreign = get("evil.example");
        assertThat(foreign.headers().getStatus()).isEqualTo(421);
        assertThat(new String(foreign.body(), ISO_8859_1)).contains("unknown-host-name");
    }

    private static Answer get(String host) throws Exception {
        HttpURI uri = HttpURI.from("http://" + host + ":" + server.uri("/").getPort() + "/api/v1/services");
        return exchange(new MetaData.Request("GET", uri, HttpVersion.HTTP_2, HttpFields.EMPTY), Optional.empty());
    }

    @Test
    void upgradeToHttp2_staysWithoutEffect() throws Exception {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.uri("/").getPort())) {
            socket.setSoTimeout(20_000);
            String asked = String.join(
                    "\r\n",
                    List.of(
                            "GET /healthz HTTP/1.1",
                            "Host: localhost",
                            "Upgrade: h2c",
                            "HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA",
                            "Connection: Upgrade, HTTP2-Settings, close",
                            "",
                            ""));
            socket.getOutputStream().write(asked.getBytes(ISO_8859_1));

            assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void grpc_brokenProfile_isAnErrorInTheHeaders() throws Exception {
        Answer answer = call(PUSH, "application/grpc", frame(0, request(new byte[] {1, 2, 3})));

        assertThat(answer.headers().getStatus()).isEqualTo(200);
        assertThat(answer.headers().getHttpFields().get("grpc-status")).isEqualTo("3");
        assertThat(answer.headers().getHttpFields().get("grpc-message"))
                .startsWith("The body is no profile we can take");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void grpc_messageThatIsNotOne_isRefused() throws Exception {
        assertThat(status(call(PUSH, "application/grpc", new byte[] {0, 0}))).isEqualTo("3");
        assertThat(status(call(PUSH, "application/grpc", new byte[] {0, 0, 0, 0, 9, 1})))
                .isEqualTo("3");
        assertThat(status(call(PUSH, "application/grpc", new byte[] {0, -1, -1, -1, -1, 1})))
                .isEqualTo("8");
        assertThat(status(call(PUSH, "application/grpc", new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0})))
                .isEqualTo("12");
        assertThat(status(call(PUSH, "application/grpc", frame(1, new byte[3]), "grpc-encoding", "snappy")))
                .isEqualTo("12");
        assertThat(status(call("/push.v1.PusherService/Nope", "application/grpc", frame(0, new byte[0]))))
                .isEqualTo("12");
    }

    @Test
    void grpc_overHttp1_isToldWhatToDo() {
        HttpResponse<String> answer = server.post(PUSH, frame(0, new byte[0]), "Content-Type", "application/grpc");
        assertThat(answer.statusCode()).isEqualTo(505);
        assertThat(answer.body()).contains("gRPC needs HTTP/2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/grpc-web", "application/grpc-web+proto"})
    void grpcWeb_push_isAnsweredWithTheStatusInTheBody(String type) {
        HttpResponse<String> answer =
                server.post(PUSH, frame(0, request(PprofBytes.cpu(1))), "Content-Type", type, "X-Scope-OrgID", "web");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue(type);
        assertThat(answer.body().getBytes(ISO_8859_1)).startsWith(0, 0, 0, 0, 0);
        assertThat(answer.body()).endsWith("grpc-status:0\r\n");
    }

    @Test
    void grpcWeb_asText_isRefusedPlainly() {
        HttpResponse<String> answer = server.post(PUSH, new byte[0], "Content-Type", "application/grpc-web-text");
        assertThat(answer.statusCode()).isEqualTo(415);
    }

    @Test
    void connect_overHttp2_isAnsweredAsEver() throws Exception {
        Answer answer = call(PUSH, "application/proto", request(PprofBytes.cpu(1)));
        assertThat(answer.headers().getStatus()).isEqualTo(200);
        assertThat(answer.headers().getHttpFields().get("content-type")).isEqualTo("application/proto");
    }

    private static byte[] request(byte[] profile) {
        return PushMessages.request(PushMessages.series(List.of(new Label("service_name", "a")), List.of(profile)));
    }

    private static byte[] frame(int flags, byte[] message) {
        return ByteBuffer.allocate(5 + message.length)
                .put((byte) flags)
                .putInt(message.length)
                .put(message)
                .array();
    }

    private static String status(Answer answer) {
        return answer.headers().getHttpFields().get("grpc-status");
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Answer(MetaData.Response headers, byte[] body, HttpFields trailers) {}

    private static Answer call(String path, String type, byte[] body, String... headers) throws Exception {
        HttpFields.Mutable fields = HttpFields.build().put("content-type", type).put("te", "trailers");
        for (int at = 0; at < headers.length; at += 2) {
            fields.put(headers[at], headers[at + 1]);
        }
        MetaData.Request request =
                new MetaData.Request("POST", HttpURI.from(server.uri(path)), HttpVersion.HTTP_2, fields);
        return exchange(request, Optional.of(body));
    }

    private static Answer exchange(MetaData.Request request, Optional<byte[]> body) throws Exception {
        CompletableFuture<Answer> answered = new CompletableFuture<>();
        Session session = client.connect(
                        new InetSocketAddress(
                                InetAddress.getLoopbackAddress(),
                                server.uri("/").getPort()),
                        new Session.Listener() {})
                .get(20, TimeUnit.SECONDS);
        Promise.Completable<Stream> opened = new Promise.Completable<>();
        session.newStream(new HeadersFrame(request, null, body.isEmpty()), opened, new Reader(answered));
        Stream stream = opened.get(20, TimeUnit.SECONDS);
        body.ifPresent(
                bytes -> stream.data(new DataFrame(stream.getId(), ByteBuffer.wrap(bytes), true), Callback.NOOP));
        try {
            return answered.get(20, TimeUnit.SECONDS);
        } finally {
            session.close(0, "done", Callback.NOOP);
        }
    }

    /** Puts together what comes. */
    private static final class Reader implements Stream.Listener {

        private final CompletableFuture<Answer> answered;
        private final java.io.ByteArrayOutputStream body = new java.io.ByteArrayOutputStream();
        private MetaData.Response headers = new MetaData.Response(0, "", HttpVersion.HTTP_2, HttpFields.EMPTY);

        Reader(CompletableFuture<Answer> answered) {
            this.answered = answered;
        }

        @Override
        public void onHeaders(Stream stream, HeadersFrame frame) {
            if (frame.getMetaData() instanceof MetaData.Response response) {
                headers = response;
            }
            if (frame.isEndStream()) {
                HttpFields trailers = frame.getMetaData() == headers
                        ? HttpFields.EMPTY
                        : frame.getMetaData().getHttpFields();
                answered.complete(new Answer(headers, body.toByteArray(), trailers));
                return;
            }
            stream.demand();
        }

        @Override
        public void onDataAvailable(Stream stream) {
            for (Stream.Data data = stream.readData(); data != null; data = stream.readData()) {
                byte[] bytes = new byte[data.frame().getByteBuffer().remaining()];
                data.frame().getByteBuffer().get(bytes);
                body.writeBytes(bytes);
                data.release();
                if (data.frame().isEndStream()) {
                    answered.complete(new Answer(headers, body.toByteArray(), HttpFields.EMPTY));
                    return;
                }
            }
            stream.demand();
        }
    }
}
