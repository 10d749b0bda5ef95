package io.lineflame.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.server.config.ListenAddress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against real sockets: what the server notices of a client while it works on a request. */
final class RequestLifeIT {

    private static final ListenAddress ANY_PORT = new ListenAddress("127.0.0.1", 0);
    private static final String NEXT = "GET /api/v1/tasks/next HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String LAST = "GET /api/v1/tasks/next HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    private static final String LONG = "GET /api/v1/tasks/long HTTP/1.1\r\nHost: a\r\n\r\n";

    private static final Pattern SAID = Pattern.compile("\\b(long|next \\d+)\\b");

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final WorkResource work = new WorkResource();
    private HttpServer server;
    private int port;

    @BeforeEach
    void start() throws IOException {
        server = server(Duration.ofMinutes(1));
        port = server.start(ANY_PORT);
    }

    private HttpServer server(Duration limit) {
        return new HttpServer(
                new ApiApplication(Set.of(work), Set.of(), new PublicAddressFilter(Optional.empty()), metrics),
                new SecurityHeaders(List.of()),
                new RequestLives(limit, metrics));
    }

    @AfterEach
    void stop() {
        work.leave.countDown();
        server.stop();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void client_thatGoesAway_endsTheRequest(boolean byReset) throws Exception {
        try (Socket socket = connect()) {
            send(socket, LONG);
            work.entered.await();
            socket.setSoLinger(byReset, 0);
        }

        assertThat(work.ends.poll(10, TimeUnit.SECONDS)).isEqualTo("CLIENT_GONE");
        assertThat(ended("client_gone")).isEqualTo(1);
        server.stop(); // which waits for the request
        assertThat(answered(499)).isEqualTo(1);
    }

    @Test
    void client_thatSendsTheNextRequestsWithoutWaiting_isThereAndGetsAllAnswersInOrder() throws Exception {
        try (Socket socket = connect()) {
            send(socket, LONG);
            work.entered.await();
            send(socket, NEXT + NEXT + LAST);
            // Seen: the byte that was read is out of the socket. Then the answer may come.
            assertThat(work.ends.poll(400, TimeUnit.MILLISECONDS)).isNull();
            work.leave.countDown();

            assertThat(answers(socket)).containsExactly("long", "next 1", "next 2", "next 3");
        }
        assertThat(ended("client_gone")).isZero();
    }

    @Test
    void connection_kept_servesManyWatchedRequests() throws Exception {
        try (Socket socket = connect()) {
            for (int i = 0; i < 200; i++) {
                send(socket, NEXT);
                readUntil(socket, "next " + (i + 1));
            }
        }
    }

    @Test
    void time_thatIsUp_endsTheRequestWithAProblemThatSaysWhatToDo() throws Exception {
        server.stop();
        server = server(Duration.ofSeconds(1));
        port = server.start(ANY_PORT);
        try (Socket socket = connect()) {
            send(socket, LONG.replace("Host: a", "Host: a\r\nConnection: close"));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 504 ").contains("query-timeout", "after 1 seconds", "shorter time");
        }
        assertThat(work.ends.poll()).isEqualTo("TIME_UP");
        assertThat(ended("time_up")).isEqualTo(1);
    }

    @Test
    void request_withABody_isReadByNobodyElse() throws Exception {
        try (Socket socket = connect()) {
            send(
                    socket,
                    "POST /api/v1/tasks/body HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 6\r\n\r\nabc");
            work.entered.await();
            assertThat(work.ends.poll(300, TimeUnit.MILLISECONDS)).isNull();
            send(socket, "def");

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .endsWith("abcdef");
        }
    }

    @Test
    void body_withoutRoomBesideAnother_isRefusedBeforeItIsSent() throws Exception {
        restart(new BodyRoom.Limits(100, Duration.ofMinutes(1)));
        String post = "POST /api/v1/tasks/body HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: ";
        try (Socket first = connect();
                Socket second = connect()) {
            send(first, post + "200\r\n\r\n" + "a".repeat(199));
            work.entered.await();
            send(second, post + "1\r\n\r\n");

            String refused = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(refused).startsWith("HTTP/1.1 429 ").contains("Retry-After: 5", "too-busy");

            send(first, "b");
            assertThat(new String(first.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .endsWith("ab");
        }
        assertThat(metrics.counter("lineflame.http.bodies.refused").count()).isEqualTo(1);
    }

    @Test
    void call_withoutRoomForItsBody_isRefusedInTheFormOfTheProtocol() throws Exception {
        restart(new BodyRoom.Limits(100, Duration.ofMinutes(1)));
        try (Socket first = connect();
                Socket second = connect()) {
            send(first, "POST /api/v1/tasks/body HTTP/1.1\r\nHost: a\r\nContent-Length: 200\r\n\r\na");
            work.entered.await();
            send(
                    second,
                    "POST /push.v1.PusherService/Push HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 1\r\n\r\n");

            assertThat(new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 429 ")
                    .contains("Retry-After: 5", "application/json", "\"code\":\"resource_exhausted\"");
        }
    }

    @Test
    void body_thatGrowsBeyondTheRoomItTook_isRefusedBesideAnother() throws Exception {
        restart(new BodyRoom.Limits(9 << 20, Duration.ofMinutes(1)));
        try (Socket first = connect();
                Socket second = connect()) {
            send(first, "POST /api/v1/tasks/body HTTP/1.1\r\nHost: a\r\nContent-Length: 200\r\n\r\na");
            work.entered.await();
            send(
                    second,
                    "POST /api/v1/tasks/body HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n");
            send(second, "800001\r\n" + "a".repeat(0x800001));

            readUntil(second, "HTTP/1.1 429 ");
            readUntil(second, "too-busy");
        }
    }

    @Test
    void body_largerThanAllRoom_isTakenWhenItIsAlone() throws Exception {
        restart(new BodyRoom.Limits(9 << 20, Duration.ofMinutes(1)));
        try (Socket alone = connect()) {
            send(
                    alone,
                    "POST /api/v1/tasks/size HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n");
            send(alone, "1000001\r\n" + "a".repeat(0x1000001) + "\r\n0\r\n\r\n");

            assertThat(new String(alone.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .endsWith("16777217");
        }
    }

    @Test
    void body_thatDrips_isGivenUp() throws Exception {
        restart(new BodyRoom.Limits(9 << 20, Duration.ofMillis(300)));
        try (Socket socket = connect()) {
            send(socket, "POST /api/v1/tasks/body HTTP/1.1\r\nHost: a\r\nContent-Length: 200\r\n\r\n");
            for (int i = 0; i < 190 && socket.getInputStream().available() == 0; i++) {
                send(socket, "a");
                TimeUnit.MILLISECONDS.sleep(20);
            }

            readUntil(socket, "HTTP/1.1 408 ");
            readUntil(socket, "too-slow");
        }
    }

    private void restart(BodyRoom.Limits bodies) throws IOException {
        server.stop();
        server = new HttpServer(
                new ApiApplication(Set.of(work), Set.of(), new PublicAddressFilter(Optional.empty()), metrics),
                new SecurityHeaders(List.of()),
                new RequestLives(Duration.ofMinutes(1), metrics),
                bodies);
        port = server.start(ANY_PORT);
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void readUntil(Socket socket, String end) throws IOException {
        StringBuilder read = new StringBuilder();
        while (!read.toString().contains(end)) {
            int next = socket.getInputStream().read();
            assertThat(next).as(read.toString()).isNotNegative();
            read.append((char) next);
        }
    }

    /** What the resources said, however it was wrapped. */
    private static List<String> answers(Socket socket) throws IOException {
        String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        return SAID.matcher(all).results().map(MatchResult::group).toList();
    }

    private double ended(String reason) {
        return metrics.counter("lineflame.queries.ended", "reason", reason).count();
    }

    private long answered(int status) {
        return metrics.find("http.server.requests").tag("status", Integer.toString(status)).timers().stream()
                .mapToLong(timer -> timer.count())
                .sum();
    }

    /** What the tests ask. */
    @Path("/api/v1/tasks")
    public static final class WorkResource implements HttpResource {

        final CountDownLatch entered = new CountDownLatch(1);
        final CountDownLatch leave = new CountDownLatch(1);
        final BlockingQueue<String> ends = new LinkedBlockingQueue<>();
        private int next;

        @GET
        @Path("long")
        public String longWork(@Context RequestLife life) throws InterruptedException {
            life.onEnd(() -> {
                ends.add(life.end().orElseThrow().name());
                leave.countDown();
            });
            entered.countDown();
            leave.await();
            if (life.end().isPresent()) {
                throw new CancellationException();
            }
            return "long";
        }

        @GET
        @Path("next")
        public String next(@Context RequestLife life) {
            life.onEnd(() -> {});
            return "next " + ++next;
        }

        @POST
        @Path("body")
        public String body(@Context RequestLife life, java.io.InputStream body) throws IOException {
            life.onEnd(() -> ends.add(life.end().orElseThrow().name()));
            entered.countDown();
            return new String(body.readAllBytes(), StandardCharsets.US_ASCII);
        }

        @POST
        @Path("size")
        public String size(java.io.InputStream body) throws IOException {
            return String.valueOf(body.readAllBytes().length);
        }
    }
}
