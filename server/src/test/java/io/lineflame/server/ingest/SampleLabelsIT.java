package io.lineflame.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.db.SeriesRow;
import io.lineflame.server.TestServer;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Labels inside of profiles: which series come of them, and that no sample is lost whatever they are. */
final class SampleLabelsIT {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.setup()
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .sampleLabelSets(3)
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void samples_withLabels_becomeSeriesBesideTheOneWithout() {
        HttpResponse<String> answer = push(
                "apart",
                profile()
                        .labelled(1, 1, "controller", "cart")
                        .labelled(2, 2, "controller", "pay", "thread.kind", "io")
                        .labelled(1, 4)
                        .labelled(2, 8, "controller", "cart"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Lineflame-Warning")).isEmpty();
        assertThat(answer.body()).isEmpty();
        assertThat(totals("apart"))
                .isEqualTo(Map.of(
                        "{service_name=shop}",
                        4L,
                        "{controller=cart, service_name=shop}",
                        9L,
                        "{controller=pay, service_name=shop, thread_kind=io}",
                        2L));
    }

    @Test
    void labels_thatMayNotBeOnes_areLeftOut() {
        push(
                "left-out",
                profile()
                        .labelled(1, 1, "profile_id", "a", "span_id", "b", "trace_id", "c")
                        .labelled(1, 2, "service_name", "other", "service_git_ref", "v1", "__x", "y")
                        .labelled(1, 4, "no name", "x", "bad", "line\nbreak")
                        .labelled(1, 8, "region", "us", "kind", "io"));

        assertThat(totals("left-out"))
                .isEqualTo(Map.of("{region=eu, service_name=shop}", 7L, "{kind=io, region=eu, service_name=shop}", 8L));
    }

    @Test
    void sets_beyondTheLimit_areOneMoreSeries_withAWarning() {
        PprofBytes many = profile();
        for (int i = 0; i < 10; i++) {
            many.labelled(1, 1, "request", "r" + i);
        }
        HttpResponse<String> answer = push("many", many.labelled(1, 100, "else", "where"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Lineflame-Warning").orElse(""))
                .contains("shop", "more than 3", "LINEFLAME_SAMPLE_LABEL_SETS");
        assertThat(answer.body()).contains("(other)");
        assertThat(totals("many"))
                .hasSize(4)
                .containsEntry("{request=r0, service_name=shop}", 1L)
                .containsEntry("{request=(other), service_name=shop}", 107L);
    }

    @Test
    void profileWithLabels_pushedAgain_countsOnce() {
        byte[] labelled = profile()
                .labelled(1, 5, "request", "mine")
                .time(NOW.minusSeconds(20).getEpochSecond() * 1_000_000_000L)
                .bytes();
        assertThat(push("again", labelled).statusCode()).isEqualTo(200);
        assertThat(push("again", labelled).statusCode()).isEqualTo(200);

        assertThat(new Stored(server.database(), NOW).series("again"))
                .as("nothing without labels was measured, so that is no profile")
                .extracting(row -> row.labels().get("request") + ":" + row.profiles())
                .containsExactly("mine:1");
        assertThat(totals("again").values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(5);
    }

    private static PprofBytes profile() {
        return new PprofBytes()
                .valueType(1, "alloc_space", "bytes")
                .function("work", "work.go", 7)
                .function("rest", "work.go", 70);
    }

    private static HttpResponse<String> push(String tenant, PprofBytes profile) {
        return push(tenant, profile.bytes());
    }

    private static HttpResponse<String> push(String tenant, byte[] body) {
        String name = tenant.equals("left-out") ? "shop%7Bregion=eu%7D" : "shop";
        return server.post("/ingest?name=" + name, body, "X-Scope-OrgID", tenant);
    }

    /** By the series' labels. */
    private static Map<String, Long> totals(String tenant) {
        Stored stored = new Stored(server.database(), NOW);
        Map<String, Long> totals = new TreeMap<>();
        List<SeriesRow> series = stored.series(tenant);
        series.forEach(row -> totals.put(new TreeMap<>(row.labels()).toString(), stored.total(row, 0)));
        return totals;
    }
}
