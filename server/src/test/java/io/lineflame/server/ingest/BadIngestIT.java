package io.lineflame.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.server.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused: the status, the problem's type, nothing stored, and the next push accepted. */
final class BadIngestIT {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final long FROM = NOW.getEpochSecond() - 10;
    private static final byte[] GOOD = PprofBytes.cpu(1);
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(Clock.fixed(NOW, ZoneOffset.UTC), List.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void nothingIsStoredAndTheServerLives() {
        assertThat(new Stored(server.database(), NOW).series("default")).isEmpty();
        assertThat(server.post("/ingest?name=fine&from=" + FROM, GOOD, "X-Scope-OrgID", "fine")
                        .statusCode())
                .isEqualTo(200);
    }

    static Stream<Arguments> brokenBodies() {
        byte[] gzip = PprofBytes.gzip(PprofBytes.cpu(1, 2, 3));
        byte[] outside = new PprofBytes()
                .valueType(1, "cpu", "nanoseconds")
                .function("work", "work.go", 1)
                .sample(new long[] {99}, 1)
                .bytes();
        byte[] extremes = PprofBytes.cpu(Long.MAX_VALUE, Long.MAX_VALUE);
        return Stream.of(
                Arguments.of("empty", new byte[0], 400, "empty-body"),
                Arguments.of("truncated gzip", Arrays.copyOf(gzip, gzip.length - 9), 422, "invalid-profile"),
                Arguments.of("truncated protobuf", Arrays.copyOf(GOOD, GOOD.length - 3), 422, "invalid-profile"),
                Arguments.of("text", "main;work twelve\n".getBytes(StandardCharsets.UTF_8), 422, "invalid-profile"),
                Arguments.of("location out of range", outside, 422, "invalid-profile"),
                Arguments.of("values beyond 64 bits", extremes, 422, "invalid-profile"),
                Arguments.of("lowest 64-bit value", PprofBytes.cpu(Long.MIN_VALUE), 422, "invalid-profile"),
                Arguments.of("no sample type", new PprofBytes().bytes(), 422, "invalid-profile"),
                Arguments.of("1 GiB of zeros, packed", bomb(), 413, "too-large"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenBodies")
    void body_broken_isRefused(String name, byte[] body, int status, String problem) {
        assertProblem(server.post("/ingest?name=shop&from=" + FROM, body), status, problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json", "image/png", "multipart/mixed; boundary=x"})
    void contentType_unknown_isUnsupported(String type) {
        assertProblem(
                server.post("/ingest?name=shop&from=" + FROM, GOOD, "Content-Type", type),
                415,
                "unsupported-media-type");
    }

    @Test
    void contentEncoding_unknown_isUnsupported() {
        assertProblem(
                server.post("/ingest?name=shop&from=" + FROM, GOOD, "Content-Encoding", "br"),
                415,
                "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lines", "groups", "trie", "tree", "speedscope"})
    void body_inAnotherFormatThanItSays_isRefused(String format) {
        assertProblem(server.post("/ingest?name=shop&format=" + format, GOOD), 422, "invalid-profile");
    }

    @Test
    void format_unknown_isUnsupported() {
        assertProblem(server.post("/ingest?name=shop&format=xml", GOOD), 415, "unsupported-profile-format");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{a=b}", "shop{a", "shop{a=b", "shop{a b=c}", "shop{a=b\nc}", "shop{a=\u0000}", "sh\u0007op"
            })
    void name_orALabelThatMakesNoSense_isRefused(String name) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8);
        assertProblem(server.post("/ingest?from=" + FROM + "&name=" + encoded, GOOD), 400, "invalid-request");
    }

    @Test
    void label_thatIsNotUtf8_isRefused() {
        assertProblem(server.post("/ingest?from=" + FROM + "&name=shop%7Ba=%C3%28%7D", GOOD), 400, "invalid-request");
    }

    @ParameterizedTest
    @CsvSource({
        "from=1773143990&until=1773143980,400,invalid-request",
        "from=1773143990&until=99999999999,400,invalid-request",
        "from=yesterday,400,invalid-request",
        "from=-1,400,invalid-request",
        "from=1773143990&until=soon,400,invalid-request",
        "from=99999999999999999999,400,invalid-request",
        "from=9999999999999999,422,time-out-of-range",
        "from=now-31d,422,time-out-of-range",
        "from=now%2B2h,422,time-out-of-range",
        "from=0,422,time-out-of-range",
    })
    void times_backwardsOrOutOfTheWindow_areRefused(String times, int status, String problem) {
        assertProblem(server.post("/ingest?name=shop&" + times, GOOD), status, problem);
    }

    @Test
    void form_withoutAProfileOrWithAnOldPart_isRefused() {
        String head = "--b0\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\nx\r\n--b0--";
        String type = "multipart/form-data; boundary=b0";
        for (String part : List.of("prev_profile", "other")) {
            byte[] body = head.formatted(part).getBytes(StandardCharsets.UTF_8);
            assertProblem(server.post("/ingest?name=shop", body, "Content-Type", type), 400, "invalid-request");
        }
        byte[] jfr = head.formatted("jfr").getBytes(StandardCharsets.UTF_8);
        assertProblem(server.post("/ingest?name=shop", jfr, "Content-Type", type), 422, "invalid-profile");
    }

    @Test
    void tenant_thatCannotBeOne_isRefused() {
        assertProblem(
                server.post("/ingest?name=shop&from=" + FROM, GOOD, "X-Scope-OrgID", "a/b"), 400, "invalid-request");
    }

    @Test
    void method_get_isNotAllowed() {
        HttpResponse<String> answer = server.get("/ingest?name=shop");

        assertProblem(answer, 405, "method-not-allowed");
        assertThat(answer.headers().firstValue("Allow").orElse("")).contains("POST");
    }

    static Stream<Arguments> brokenPushes() {
        Label service = new Label("service_name", "a");
        return Stream.of(
                Arguments.of("no protobuf", new byte[] {1, 2, 3}),
                Arguments.of("empty", new byte[0]),
                Arguments.of("no profile", PushMessages.request(PushMessages.series(List.of(service), List.of()))),
                Arguments.of(
                        "empty profile",
                        PushMessages.request(PushMessages.series(List.of(service), List.of(new byte[0])))),
                Arguments.of("no service", PushMessages.request(PushMessages.series(List.of(), List.of(GOOD)))),
                Arguments.of(
                        "control character",
                        PushMessages.request(
                                PushMessages.series(List.of(service, new Label("a", "\u0001")), List.of(GOOD)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenPushes")
    void push_broken_isAnInvalidArgument(String name, byte[] body) {
        HttpResponse<String> answer =
                server.post("/push.v1.PusherService/Push", body, "Content-Type", "application/proto");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"code\":\"invalid_argument\",\"message\":\"");
    }

    @Test
    void push_ofAnUnknownContentType_isUnsupported() {
        assertThat(server.post("/push.v1.PusherService/Push", GOOD, "Content-Type", "application/xml")
                        .statusCode())
                .isEqualTo(415);
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String problem) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"https://lineflame.io/problems/" + problem + "\"");
        assertThat(answer.body()).doesNotContain("Exception", "\tat ");
    }

    private static byte[] bomb() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 1024; i++) {
                gzip.write(zeros);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
