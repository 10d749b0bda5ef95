package io.lineflame.server.services;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.server.fixture.Api;
import io.lineflame.server.fixture.Shop;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ServicesIT {

    private Shop shop;
    private Api api;

    @BeforeAll
    void open(@TempDir Path folder) {
        shop = Shop.open(folder);
        api = shop.api();
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    void service_inTheRange_hasHeadlineAndHottestOwnLine() {
        JsonNode service = only(api.get("services"));

        assertThat(service.path("name").asText()).isEqualTo("shop");
        assertThat(service.path("language").asText()).isEqualTo("go");
        assertThat(service.path("profiles").asLong()).isEqualTo(3);
        assertThat(service.path("lastSeen").asText()).isEqualTo("2026-11-23T09:50:00Z");
        assertThat(service.path("profileTypes")).hasSize(2);
        JsonNode headline = service.path("headline");
        assertThat(headline.path("profileType").asText()).isEqualTo(Shop.CPU);
        assertThat(headline.path("total").asLong()).isEqualTo(7_200);
        assertThat(headline.path("previousTotal").isNull()).isTrue();
        JsonNode hottest = headline.path("hottestLine");
        assertThat(hottest.path("function").asText()).isEqualTo("cart.Total");
        assertThat(hottest.path("line").asInt()).isEqualTo(22);
        assertThat(hottest.path("self").asLong()).isEqualTo(1_400);
        assertThat(hottest.path("share").asDouble()).isEqualTo(1_400 / 7_200.0);
    }

    @Test
    void points_ofAHeadline_addUpToItsTotal() {
        JsonNode headline = only(api.get("services")).path("headline");

        long sum = 0;
        for (JsonNode point : headline.path("points")) {
            sum += point.asLong();
        }
        assertThat(sum).isEqualTo(7_200);
        assertThat(headline.path("points")).hasSize(60);
        assertThat(headline.path("stepMillis").asLong()).isEqualTo(60_000);
    }

    @Test
    void previousTotal_isOfTheSameLengthBefore() {
        JsonNode headline = only(api.get("services", "from", "now-20m")).path("headline");

        assertThat(headline.path("total").asLong()).isEqualTo(6_000);
        assertThat(headline.path("previousTotal").asLong()).isEqualTo(1_200);
    }

    @Test
    void previousTotal_serviceBeganWithinTheRangeBefore_isNotCompared() {
        JsonNode headline = only(api.get("services", "from", "now-25m")).path("headline");

        assertThat(headline.path("total").asLong()).isEqualTo(6_000);
        assertThat(headline.path("previousTotal").isNull()).isTrue();
    }

    @Test
    void versions_ofAService_areNewestFirst() {
        JsonNode versions = only(api.get("services")).path("versions");

        assertThat(versions).hasSize(2);
        assertThat(versions.get(0).path("ref").asText()).isEqualTo("v1.1.0");
        assertThat(versions.get(1).path("ref").asText()).isEqualTo("v1.0.0");
        assertThat(versions.get(1).path("firstSeen").asText()).isEqualTo("2026-11-23T09:20:00Z");
    }

    @Test
    void quietService_isListedWithItsNewestVersion() {
        JsonNode service = only(api.get("services", "from", "now-2d", "until", "now-1d"));

        assertThat(service.path("headline").isNull()).isTrue();
        assertThat(service.path("profiles").asLong()).isZero();
        assertThat(service.path("versions")).hasSize(1);
        assertThat(service.path("versions").get(0).path("ref").asText()).isEqualTo("v1.1.0");
    }

    @Test
    void sourceState_saysWhatIsMissing() {
        long from = Shop.NOW.getEpochSecond() - 60;
        byte[] profile = Shop.cpu("""
                1/100
                main.main@/build/main.go:1
                """);
        api.push("sources", "bare", from, profile);
        api.push(
                "sources",
                "elsewhere{service_repository=https://git.example.com/a/b,service_git_ref=v1}",
                from,
                profile);
        JsonNode services = api.get("services", "tenant", "sources").path("services");

        assertThat(services).hasSize(2);
        assertThat(services.get(0).path("source").path("state").asText()).isEqualTo("no_labels");
        assertThat(services.get(1).path("source").path("state").asText()).isEqualTo("no_host");
        assertThat(only(api.get("services")).path("source").path("state").asText())
                .isEqualTo("ready");
    }

    @Test
    void service_whoseSumsLeave64Bits_isListedWithoutHeadlineAndSaysWhy() {
        long from = Shop.NOW.getEpochSecond() - 60;
        byte[] huge = Shop.cpu("""
                1/9000000000000000000
                main.main@/build/main.go:1
                """);
        api.push("huge", "huge", from, huge);
        api.push("huge", "huge", from, huge);
        api.push("huge", "small", from, Shop.cpu("""
                1/100
                main.main@/build/main.go:1
                """));
        JsonNode services = api.get("services", "tenant", "huge").path("services");

        assertThat(services).hasSize(2);
        assertThat(services.get(0).path("headline").isNull()).isTrue();
        assertThat(services.get(0).path("headlineProblem").asText()).contains("64 bits");
        assertThat(services.get(0).path("profiles").asLong()).isEqualTo(2);
        assertThat(services.get(1).path("headline").path("total").asLong()).isEqualTo(100);
        assertThat(services.get(1).path("headlineProblem").isNull()).isTrue();
    }

    @Test
    void language_isThatOfMostOfTheHottestLines() {
        api.push("language", "kafka", Shop.NOW.getEpochSecond() - 60, Shop.cpu("""
                4/400                                  3/300                                     3/300
                com.acme.Main.run@src/Main.java:10     com.acme.Main.run@src/Main.java:10        com.acme.Main.run@src/Main.java:10
                dot@native/dot.s:7                     com.acme.Codec.read@src/Codec.java:20     com.acme.Codec.read@src/Codec.java:21
                """));

        assertThat(only(api.get("services", "tenant", "language"))
                        .path("language")
                        .asText())
                .isEqualTo("java");
    }

    @Test
    void tenantWithoutProfiles_hasNoServices() {
        assertThat(api.get("services", "tenant", "nobody").path("services")).isEmpty();
    }

    private static JsonNode only(JsonNode services) {
        assertThat(services.path("services")).hasSize(1);
        return services.path("services").get(0);
    }
}
