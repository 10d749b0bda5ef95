package io.lineflame.server.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.server.fixture.MovableClock;
import io.lineflame.vcs.VcsObserver.Outcome;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class HostMetricsTest {

    private static final String HOST = "code.example.com";
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant RESET = NOW.plusSeconds(600);

    private final MovableClock clock = new MovableClock(NOW);
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final HostMetrics metrics = new HostMetrics(registry, new HostCalls(clock), clock);

    @Test
    void requests_areCountedByHostAndOutcome() {
        metrics.requested(HOST, Outcome.OK);
        metrics.requested(HOST, Outcome.OK);
        metrics.requested(HOST, Outcome.NOT_MODIFIED);

        assertThat(registry.scrape())
                .contains("lineflame_host_requests_total{host=\"code.example.com\",outcome=\"ok\"} 2.0")
                .contains("lineflame_host_requests_total{host=\"code.example.com\",outcome=\"not_modified\"} 1.0");
    }

    @Test
    void budget_ofSeveralPeople_isTheScarcest() {
        metrics.budget(HOST, false, 4000, 5000, RESET);
        metrics.budget(HOST, false, 12, 5000, RESET);
        metrics.budget(HOST, false, 4999, 5000, RESET);
        metrics.budget(HOST, true, 50, 60, RESET);

        assertThat(registry.scrape())
                .contains(gauge("remaining", "person", "12.0"))
                .contains(gauge("limit", "person", "5000.0"))
                .contains(gauge("remaining", "anonymous", "50.0"))
                .contains(
                        "lineflame_host_budget_reset_timestamp_seconds{host=\"code.example.com\",identity=\"person\"}");
    }

    @Test
    void budget_whoseWindowIsOver_isFullAgain() {
        metrics.budget(HOST, true, 0, 60, RESET);
        clock.advance(Duration.ofMinutes(10));
        assertThat(registry.scrape()).contains(gauge("remaining", "anonymous", "60.0"));

        metrics.budget(HOST, true, 59, 60, RESET.plusSeconds(3600));
        assertThat(registry.scrape()).contains(gauge("remaining", "anonymous", "59.0"));
    }

    private static String gauge(String name, String identity, String value) {
        return "lineflame_host_budget_" + name + "{host=\"code.example.com\",identity=\"" + identity + "\"} " + value;
    }
}
