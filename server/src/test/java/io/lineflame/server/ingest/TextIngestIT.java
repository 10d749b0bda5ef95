package io.lineflame.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.db.ApiTokenStore;
import io.lineflame.db.ApiTokenStore.NewToken;
import io.lineflame.db.SeriesRow;
import io.lineflame.server.TestServer;
import io.lineflame.server.tokens.ApiToken;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The older formats, and what requests of any format may look like. */
final class TextIngestIT {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final long FROM = NOW.getEpochSecond() - 10;
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
    void groups_withoutFormatOrType_areStoredAsCountsAndTime() {
        assertThat(post(
                        "g",
                        "name=shop.cpu%7Bregion=eu%7D&spyName=pyspy&sampleRate=50",
                        "main;work (a.py:3) 4\nmain 2\n"))
                .isEqualTo(200);

        SeriesRow series = only("g");
        assertThat(series.service()).isEqualTo("shop");
        assertThat(series.labels()).containsEntry("region", "eu").containsEntry("pyroscope_spy", "pyspy");
        assertThat(series.profileTypes())
                .containsExactly(
                        "process_cpu:samples:count:cpu:nanoseconds", "process_cpu:cpu:nanoseconds:cpu:nanoseconds");
        assertThat(stored().total(series, 0)).isEqualTo(6);
        assertThat(stored().total(series, 1)).isEqualTo(120_000_000);
        assertThat(stored().times(series)).containsExactly(Instant.ofEpochSecond(FROM));
    }

    @Test
    void profiles_thatLookAlike_areAllStored() {
        for (int pod = 0; pod < 3; pod++) {
            assertThat(post("alike", "name=shop&format=lines", "main\n")).isEqualTo(200);
        }
        assertThat(stored().total(only("alike"), 0)).isEqualTo(3);
    }

    @Test
    void service_givenByLabel_keepsTheNameAsAppName() {
        assertThat(post("named", "name=shop.wall%7Bservice_name=checkout%7D&format=groups", "main 1"))
                .isEqualTo(200);
        assertThat(only("named").service()).isEqualTo("checkout");
        assertThat(only("named").labels()).containsEntry("app_name", "shop");
        assertThat(only("named").profileTypes()).contains("wall:wall:nanoseconds:cpu:nanoseconds");
    }

    @Test
    void speedscope_withTwoProfiles_isTwoSeries() {
        String file = """
                {"$schema":"https://www.speedscope.app/file-format-schema.json","shared":{"frames":[{"name":"a","file":"a.py","line":3}]},
                 "profiles":[{"type":"sampled","name":"one","unit":"seconds","samples":[[0]],"weights":[0.5]},
                             {"type":"sampled","name":"two","unit":"seconds","samples":[[0]],"weights":[2]}]}""";

        HttpResponse<String> answer = server.post(
                "/ingest?name=shop&format=speedscope&from=" + FROM,
                file.getBytes(UTF_8),
                "Content-Type",
                "application/json",
                "X-Scope-OrgID",
                "speedscope");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        List<SeriesRow> series = stored().series("speedscope");
        assertThat(series).extracting(row -> row.labels().get("profile_name")).containsExactlyInAnyOrder("one", "two");
        assertThat(series)
                .allMatch(row -> row.profileTypes().equals(List.of("wall:wall:nanoseconds:cpu:nanoseconds")))
                .extracting(row -> stored().total(row, 0))
                .containsExactlyInAnyOrder(500_000_000L, 2_000_000_000L);
    }

    @Test
    void body_withoutACost_isAcceptedWithAWarning() {
        HttpResponse<String> answer = server.post(
                "/ingest?name=shop&format=trie&from=" + FROM, new byte[] {0, 0, 0}, "X-Scope-OrgID", "nothing");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Lineflame-Warning"))
                .hasValue("The body holds no stack with a cost, so there was nothing to store.");
        assertThat(stored().series("nothing")).isEmpty();
    }

    /** None is asked for while everybody may push; agents send some of other servers all the same. */
    @ParameterizedTest
    @CsvSource({"Authorization, Basic dXNlcjpwYXNzd29yZA==", "Authorization, Bearer psx-1234", "X-Extra, a b"})
    void credentials_ofAnyKind_areAccepted(String header, String value) {
        HttpResponse<String> answer = server.post(
                "/ingest?name=shop&from=" + FROM, PprofBytes.cpu(1), header, value, "X-Scope-OrgID", "credentials");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void token_shownThoughNoneIsNeeded_counts() {
        ApiToken token = ApiToken.random();
        new ApiTokenStore(server.database())
                .create(new NewToken(
                        token.secret().hash(),
                        token.starts(),
                        "t",
                        Optional.of("of-token"),
                        List.of("push"),
                        NOW,
                        Optional.empty(),
                        Optional.empty()));

        assertThat(push("Bearer " + token.secret().text())).isEqualTo(200);
        assertThat(push("Bearer " + token.secret().text(), "X-Scope-OrgID", "another"))
                .isEqualTo(403);
        assertThat(push("Bearer " + ApiToken.random().secret().text())).isEqualTo(401);
        assertThat(stored().series("of-token")).hasSize(1);
    }

    private static int push(String credentials, String... more) {
        String[] headers = Stream.concat(Stream.of("Authorization", credentials), Stream.of(more))
                .toArray(String[]::new);
        return server.post("/ingest?name=shop&from=" + FROM, PprofBytes.cpu(1), headers)
                .statusCode();
    }

    @Test
    void groups_byTheirOtherNames_areStored_withAWarningOnWhatIsNone() {
        for (String format : List.of("folded", "collapsed", "Groups")) {
            HttpResponse<String> answer = server.post(
                    "/ingest?name=shop&format=" + format + "&from=" + FROM,
                    "main;work 4\nnothing\n".getBytes(UTF_8),
                    "X-Scope-OrgID",
                    "folded");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Lineflame-Warning").orElseThrow())
                    .contains("line 2: \"nothing\"");
        }
        assertThat(stored().total(only("folded"), 0)).isEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource({"X-Scope-Orgid", "x-scope-orgid", "X-SCOPE-ORGID"})
    void tenant_inAnyCase_isTheTenant(String header) {
        HttpResponse<String> answer =
                server.post("/ingest?name=shop&from=" + FROM, PprofBytes.cpu(1), header, "case-" + header);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(stored().series("case-" + header)).hasSize(1);
    }

    @Test
    void body_inChunks_isReadWhole() {
        byte[] body = PprofBytes.gzip(PprofBytes.cpu(3, 4));
        HttpResponse<String> answer = server.send(
                server.request("/ingest?name=shop%7Ba.b=x%20y/z:1%2B2%7D&from=" + FROM, "X-Scope-OrgID", "chunks")
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(only("chunks").labels()).containsEntry("a_b", "x y/z:1+2");
        assertThat(stored().total(only("chunks"), 1)).isEqualTo(7);
    }

    private static int post(String tenant, String parameters, String body) {
        return server.post("/ingest?" + parameters + "&from=" + FROM, body.getBytes(UTF_8), "X-Scope-OrgID", tenant)
                .statusCode();
    }

    private static Stored stored() {
        return new Stored(server.database(), NOW);
    }

    private static SeriesRow only(String tenant) {
        assertThat(stored().series(tenant)).hasSize(1);
        return stored().series(tenant).get(0);
    }
}
