package io.lineflame.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.db.SeriesRow;
import io.lineflame.server.TestServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is accepted, and what is in the database when the answer comes. */
final class IngestIT {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final long FROM = NOW.getEpochSecond() - 10;
    private static final String PUSH = "/push.v1.PusherService/Push";
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(Clock.fixed(NOW, ZoneOffset.UTC), List.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void rawBody_gzipped_isStoredUnderItsServiceLabelsAndTypes() {
        HttpResponse<String> answer = server.post(
                "/ingest?name=shop%7Bregion=eu,service_ref=v1,__session_id__=1%7D&spyName=gospy&from=" + FROM
                        + "&until=" + (FROM + 10),
                PprofBytes.gzip(PprofBytes.cpu(10, 20)),
                "X-Scope-OrgID",
                "raw");

        assertThat(answer.statusCode()).isEqualTo(200);
        SeriesRow series = only("raw");
        assertThat(series.service()).isEqualTo("shop");
        assertThat(series.labels())
                .isEqualTo(Map.of(
                        "service_name", "shop", "region", "eu", "service_git_ref", "v1", "pyroscope_spy", "gospy"));
        assertThat(series.profileTypes())
                .containsExactly(
                        "process_cpu:samples:count:cpu:nanoseconds", "process_cpu:cpu:nanoseconds:cpu:nanoseconds");
        assertThat(stored().total(series, 0)).isEqualTo(2);
        assertThat(stored().total(series, 1)).isEqualTo(30);
        assertThat(stored().times(series)).containsExactly(Instant.ofEpochSecond(FROM));
    }

    @Test
    void rawBody_withoutTypeAndTimes_takesTheTimeOfTheProfile() {
        Instant time = NOW.minusSeconds(3600).plusNanos(123_456_789);
        byte[] body = new PprofBytes()
                .valueType(1, "cpu", "nanoseconds")
                .function("work", "work.go", 7)
                .sample(new long[] {1}, 5)
                .time(time.getEpochSecond() * 1_000_000_000L + time.getNano())
                .bytes();

        assertThat(server.post("/ingest?name=shop", body, "X-Scope-OrgID", "own-time")
                        .statusCode())
                .isEqualTo(200);
        assertThat(stored().times(only("own-time"))).containsExactly(time.minusNanos(789));
    }

    @Test
    void multipart_withADisplayName_isABlockProfile() throws IOException {
        byte[] body = contentions();
        HttpResponse<String> answer = postForm(
                "/ingest?name=shop&from=" + FROM,
                "multipart",
                form("profile", body, "sample_type_config", "{\"contentions\":{\"display-name\":\"block_count\"}}"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(only("multipart").profileTypes())
                .containsExactly(
                        "block:contentions:count:contentions:count", "block:delay:nanoseconds:contentions:count");
    }

    @Test
    void multipart_withoutConfig_isAMutexProfile() throws IOException {
        assertThat(postForm("/ingest?name=shop&from=" + FROM, "mutex", form("profile", contentions()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(only("mutex").profileTypes().get(0)).isEqualTo("mutex:contentions:count:contentions:count");
    }

    @Test
    void push_inProtobuf_storesEveryProfileOfEverySeries() {
        byte[] body = PushMessages.request(
                PushMessages.series(
                        List.of(
                                new Label("__name__", "process_cpu"),
                                new Label("__delta__", "false"),
                                new Label("service_name", "a")),
                        List.of(PprofBytes.cpu(1), PprofBytes.gzip(PprofBytes.cpu(2)))),
                PushMessages.series(
                        List.of(new Label("__name__", "fresh"), new Label("service_name", "b")),
                        List.of(PprofBytes.cpu(4))));

        HttpResponse<String> answer =
                server.post(PUSH, body, "Content-Type", "application/proto", "X-Scope-OrgID", "push");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/proto");
        assertThat(answer.body()).isEmpty();
        List<SeriesRow> series = stored().series("push");
        assertThat(series).extracting(SeriesRow::service).containsExactly("a", "b");
        assertThat(stored().total(series.get(0), 1)).isEqualTo(3);
        assertThat(stored().times(series.get(0))).hasSize(2);
        assertThat(series.get(1).profileTypes()).first().isEqualTo("fresh:samples:count:cpu:nanoseconds");
    }

    @Test
    void push_inGzippedJson_isStored() {
        String json =
                "{\"series\":[{\"labels\":[{\"name\":\"service_name\",\"value\":\"a\"}],\"samples\":[{\"rawProfile\":\""
                        + Base64.getEncoder().encodeToString(PprofBytes.cpu(7)) + "\"}]}]}";

        HttpResponse<String> answer = server.post(
                PUSH,
                PprofBytes.gzip(json.getBytes(StandardCharsets.UTF_8)),
                "Content-Type",
                "application/json",
                "Content-Encoding",
                "gzip",
                "Connect-Protocol-Version",
                "1",
                "X-Scope-OrgID",
                "json");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{}");
        assertThat(stored().total(only("json"), 1)).isEqualTo(7);
    }

    @Test
    void push_withOneBrokenProfile_storesNothing() {
        byte[] body = PushMessages.request(PushMessages.series(
                List.of(new Label("service_name", "a")), List.of(PprofBytes.cpu(1), new byte[] {31, -117, 8, 0})));

        HttpResponse<String> answer =
                server.post(PUSH, body, "Content-Type", "application/proto", "X-Scope-OrgID", "half");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body()).startsWith("{\"code\":\"invalid_argument\",\"message\":\"");
        assertThat(stored().series("half")).isEmpty();
    }

    @Test
    void pushes_ofOneServiceAtOnce_addUpExactly() throws Exception {
        int threads = 8;
        int each = 12;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int number = thread;
                answers.add(pool.submit(() -> pushMany(number, each)));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(each);
            }
        } finally {
            pool.shutdown();
        }

        SeriesRow series = only("many");
        assertThat(stored().times(series)).hasSize(threads * each);
        assertThat(stored().total(series, 0)).isEqualTo((long) threads * each * (each + 1) / 2);
    }

    @Test
    void metrics_countWhatWasStored() {
        server.post("/ingest?name=shop&from=" + FROM, PprofBytes.cpu(1), "X-Scope-OrgID", "metrics");

        assertThat(server.get("/metrics").body())
                .containsPattern("(?m)^lineflame_ingest_profiles_total [1-9]")
                .contains("http_server_requests_seconds_count{method=\"POST\",route=\"/ingest\",status=\"200\"}")
                .contains("jvm_memory_used_bytes");
    }

    @Test
    void ready_withADatabase_isReady() {
        assertThat(server.get("/ready").statusCode()).isEqualTo(200);
        assertThat(server.get("/healthz").body()).isEqualTo("ok\n");
    }

    /** Each profile has functions no other has, so that the symbol table grows with every push; value i for push i. */
    private static int pushMany(int thread, int count) {
        int accepted = 0;
        for (int i = 1; i <= count; i++) {
            byte[] body = new PprofBytes()
                    .valueType(1, "cpu", "nanoseconds")
                    .function("shared", "shared.go", 1)
                    .function("own_" + thread + "_" + i, "own.go", i)
                    .sample(new long[] {2, 1}, i)
                    .bytes();
            int status = server.post("/ingest?name=many&from=" + FROM, body, "X-Scope-OrgID", "many")
                    .statusCode();
            accepted += status == 200 ? 1 : 0;
        }
        return accepted;
    }

    private static byte[] contentions() {
        return new PprofBytes()
                .valueType(1, "contentions", "count")
                .valueType(1, "delay", "nanoseconds")
                .valueType(11, "contentions", "count")
                .function("lock", "lock.go", 3)
                .sample(new long[] {1}, 2, 300)
                .bytes();
    }

    private static HttpResponse<String> postForm(String path, String tenant, byte[] form) {
        return server.post(path, form, "Content-Type", "multipart/form-data; boundary=b0", "X-Scope-OrgID", tenant);
    }

    /** Names and contents in turn. */
    private static byte[] form(Object... parts) throws IOException {
        var out = new java.io.ByteArrayOutputStream();
        for (int i = 0; i < parts.length; i += 2) {
            String head = "--b0\r\nContent-Disposition: form-data; name=\"" + parts[i] + "\"; filename=\"x\"\r\n\r\n";
            out.write(head.getBytes(StandardCharsets.UTF_8));
            out.write(
                    parts[i + 1] instanceof byte[] bytes
                            ? bytes
                            : parts[i + 1].toString().getBytes(StandardCharsets.UTF_8));
            out.write('\r');
            out.write('\n');
        }
        out.write("--b0--\r\n".getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private static Stored stored() {
        return new Stored(server.database(), NOW);
    }

    private static SeriesRow only(String tenant) {
        assertThat(stored().series(tenant)).hasSize(1);
        return stored().series(tenant).get(0);
    }
}
