package io.lineflame.server.pyroscope;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.server.query.ProfileQuery;
import io.lineflame.server.query.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LabelSelectorsTest {

    @Test
    void of_conditionsAndExactLabels_areQuotedAsGoDoes() {
        ProfileQuery query = ProfileQuery.parse("a:b:c:d:e{pod=~\"x\\\\.y\",region!=\"say \\\"hi\\\"\"}");

        assertThat(LabelSelectors.of(query.matchers(), new TreeMap<>(Map.of("ref", "", "with.dot", "a\nb"))))
                .isEqualTo("{pod=~\"x\\\\.y\",region!=\"say \\\"hi\\\"\",ref=\"\",\"with.dot\"=\"a\\nb\"}");
    }

    @Test
    void longest_fromARefusal_isReadInAllUnits() {
        assertThat(PeerLimits.longest(
                                "the query time range exceeds the limit (max_query_length, actual: 48h0m0s, limit: 1d)")
                        .orElseThrow())
                .isEqualTo(Duration.ofDays(1).toMillis() - 1_000);
        assertThat(PeerLimits.longest(
                                "the query time range exceeds the limit (max_query_length, actual: 1h, limit: 1h30m)")
                        .orElseThrow())
                .isEqualTo(Duration.ofMinutes(90).toMillis() - 1_000);
        assertThat(PeerLimits.longest("something else")).isEmpty();
    }

    @Test
    void parts_ofASpan_coverItOnceInWholeSteps() {
        Span span = new Span(0, 1_000);

        assertThat(span.parts(450, 200)).containsExactly(new Span(0, 400), new Span(400, 800), new Span(800, 1_000));
        assertThat(span.parts(5_000, 1)).containsExactly(span);
        assertThat(Span.of(
                        new TimeRange(Instant.EPOCH, Instant.EPOCH.plusSeconds(5)),
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Duration.ofDays(1)))
                .isEmpty();
    }
}
