package io.lineflame.server.compat.querier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineflame.db.SeriesRow;
import io.lineflame.server.connect.ConnectException;
import io.lineflame.server.profiles.Listed;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What keeps answers within memory, and averages honest. */
final class StepTotalsTest {

    @Test
    void lots_areOfSoManyRows_orOfOneSeries() {
        List<SeriesRow> series = List.of(row(1, 3), row(2, 50), row(3, 7), row(4, 1), row(5, 0));

        assertThat(StepTotals.lots(series, 10, 11))
                .extracting(lot -> lot.stream().map(SeriesRow::id).toList())
                .containsExactly(List.of(1L), List.of(2L), List.of(3L, 4L), List.of(5L));
        assertThat(StepTotals.lots(List.of(), 10, 11)).isEmpty();
        assertThat(StepTotals.most(series, 10)).isEqualTo(3 + 10 + 7 + 1 + 10);
    }

    @Test
    void averages_ofProfilesThatNobodyCounted_areRefused() {
        SeriesTotals totals = new SeriesTotals();
        totals.add(List.of(), 1_000, 600, 0);
        GroupLabels labels = new GroupLabels(List.of());

        assertThat(totals.series(false, 0, labels).get(0).getPoints(0).getValue())
                .isEqualTo(600);
        assertThatThrownBy(() -> totals.series(true, 0, labels))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("average");
    }

    @Test
    void heatmaps_ofMoreThanIsListed_areRefused() {
        assertThat(HeatmapService.all(new Listed<>(List.of(), true), "spans")).isEmpty();
        assertThatThrownBy(() -> HeatmapService.all(new Listed<>(List.of(), false), "spans"))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("shorter time");
    }

    private static SeriesRow row(long id, long profiles) {
        return new SeriesRow(id, "shop", new TreeMap<>(), List.of(), Instant.EPOCH, Instant.EPOCH, profiles);
    }
}
