package io.lineflame.server.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.server.TestServer;
import io.lineflame.server.fixture.Api;
import io.lineflame.server.fixture.FakeHost;
import io.lineflame.server.fixture.JsonText;
import io.lineflame.server.fixture.MovableClock;
import io.lineflame.server.fixture.Shop;
import io.lineflame.server.fixture.Visitor;
import io.lineflame.server.openapi.ApiDocument;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SelfCheckIT {

    @Test
    void server_thatIsWell_saysSo_andCountsWhatCameIn() {
        MovableClock clock = new MovableClock(Instant.now());
        try (TestServer server = TestServer.setup().clock(clock).start()) {
            long minute = clock.instant().getEpochSecond() - 60;
            new Api(server).push("default", "shop", minute, Shop.cpu("1/100\nmain@a.go:1\n"));
            new Api(server).push("acme", "shop", minute - 7200, Shop.cpu("1/100\nmain@a.go:1\n"));

            JsonNode found = look(server);

            JsonNode database = line(found, "database");
            assertThat(database.path("state").asText()).isEqualTo("fine");
            assertThat(database.path("value").asText()).startsWith("PostgreSQL ");
            assertThat(database.path("words").asText()).matches(".*schema (\\d+) of \\1, .*connections busy.*");
            assertThat(line(found, "clock").path("state").asText()).isEqualTo("fine");
            JsonNode rate = line(found, "rate");
            assertThat(rate.path("words").asText()).isEqualTo("2 profiles of the last 24 h, 1 of the last hour");
            assertThat(rate.path("points")).hasSize(288);
            assertThat(rate.path("points").get(287).asLong()
                            + rate.path("points").get(286).asLong())
                    .isEqualTo(1);
            assertThat(line(found, "refused").path("value").asText()).isEqualTo("0");
            assertThat(line(found, "disk").path("words").asText())
                    .startsWith("Profiles use ")
                    .contains(sameDay(minute, minute - 7200) ? " of 1 day;" : " of 2 days;");
            assertThat(line(found, "job:retention").path("title").asText()).isEqualTo("Retention");
            assertThat(found.path("toDo").asInt()).isZero();
            assertThat(found.toString()).doesNotContain("password");
        }
    }

    @Test
    void refusedPush_isToDo_withTheSentenceThatItsClientWasTold() {
        try (TestServer server = TestServer.setup().ingestTokens().start()) {
            server.post("/ingest?format=pprof&name=shop", "nonsense".getBytes(StandardCharsets.UTF_8));

            JsonNode refused = line(look(server), "refused");

            assertThat(refused.path("state").asText()).isEqualTo("to_do");
            assertThat(refused.path("value").asText()).startsWith("1 since the start");
            assertThat(refused.path("notes").get(0).path("words").asText()).contains("A token is needed");
        }
    }

    @Test
    void clock_thatIsAnHourOff_isToDo() {
        Clock slow = Clock.offset(Clock.systemUTC(), Duration.ofHours(-1));
        try (TestServer server = TestServer.setup().clock(slow).start()) {
            JsonNode clock = line(look(server), "clock");

            assertThat(clock.path("state").asText()).isEqualTo("to_do");
            assertThat(clock.path("value").asText()).matches("\\+3(599|600)\\.\\d\\d s");
        }
    }

    @Test
    void embeddedDatabase_knowsItsDisk(@TempDir Path folder) {
        try (TestServer server = TestServer.setup().startIn(folder)) {
            assertThat(line(look(server), "database").path("words").asText()).startsWith("Embedded, ");
            assertThat(line(look(server), "disk").path("value").asText()).endsWith(" free");
        }
    }

    @Test
    void codeHost_isAskedOnlyWhenAPersonWantsIt() {
        FakeHost host = FakeHost.named("code.example");
        try (TestServer server = TestServer.setup().hosts(host).start()) {
            String id = "host:" + host.id();
            assertThat(line(look(server), id).path("state").asText()).isEqualTo("unknown");

            HttpResponse<String> ran = new Visitor(server).post("/api/v1/self-check", "");

            assertThat(ran.statusCode()).as(ran.body()).isEqualTo(200);
            assertThat(line(JsonText.read(ran.body()), id).path("value").asText())
                    .endsWith(" ms");
        }
    }

    private static boolean sameDay(long aSecond, long anotherSecond) {
        return Math.floorDiv(aSecond, 86_400) == Math.floorDiv(anotherSecond, 86_400);
    }

    private static JsonNode look(TestServer server) {
        HttpResponse<String> response = new Visitor(server).get("/api/v1/self-check");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode found = JsonText.read(response.body());
        assertThat(ApiDocument.load().mistakes("/api/v1/self-check", 200, found))
                .isEmpty();
        return found;
    }

    private static JsonNode line(JsonNode found, String id) {
        for (JsonNode group : found.path("groups")) {
            for (JsonNode line : group.path("lines")) {
                if (line.path("id").asText().equals(id)) {
                    return line;
                }
            }
        }
        throw new AssertionError("No line " + id + " in " + found);
    }
}
