package io.lineflame.server.compat.querier;

import io.lineflame.db.SeriesRow;
import io.lineflame.db.TimelineRow;
import io.lineflame.profile.ProfileType;
import io.lineflame.server.connect.ConnectCode;
import io.lineflame.server.connect.ConnectException;
import io.lineflame.server.profiles.ProfileSelector;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.TimeRange;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Totals per series and step, some series after the other, so that however many there are never all are in memory. */
public final class StepTotals {

    private static final long ROWS_AT_ONCE = 500_000;

    private final ProfileSelector selector;

    @Inject
    StepTotals(ProfileSelector selector) {
        this.selector = selector;
    }

    /**
     * Hands over each total once, in no order. Steps start at the start of the range.
     *
     * @throws ArithmeticException when a total leaves 64 bits
     */
    public void read(
            QueryContext context,
            ProfileType type,
            List<SeriesRow> series,
            TimeRange range,
            Duration step,
            Consumer<TimelineRow> consumer) {
        for (List<SeriesRow> some : lots(series, points(range, step), ROWS_AT_ONCE)) {
            selector.timeline(context, type, some, range, step).forEach(consumer);
        }
    }

    /** How many steps a range has, at least one. */
    public static int points(TimeRange range, Duration step) {
        return Math.toIntExact(-Math.floorDiv(-Math.max(1, range.length().toMillis()), step.toMillis()));
    }

    /** Most rows that there can be of some series. */
    static long most(List<SeriesRow> series, long points) {
        return series.stream().mapToLong(row -> most(row, points)).sum();
    }

    /** A step without a profile has no row; a store that does not count says 0 profiles. */
    private static long most(SeriesRow series, long points) {
        return series.profiles() > 0 ? Math.min(series.profiles(), points) : points;
    }

    /** In their order, each of so many rows at most, or one series. */
    static List<List<SeriesRow>> lots(List<SeriesRow> series, long points, long rows) {
        List<List<SeriesRow>> lots = new ArrayList<>();
        List<SeriesRow> lot = new ArrayList<>();
        long inLot = 0;
        for (SeriesRow row : series) {
            long ofRow = most(row, points);
            if (inLot + ofRow > rows && !lot.isEmpty()) {
                lots.add(List.copyOf(lot));
                lot.clear();
                inLot = 0;
            }
            lot.add(row);
            inLot += ofRow;
        }
        if (!lot.isEmpty()) {
            lots.add(lot);
        }
        return lots;
    }

    /** Why there is no mean of totals that came without a number of profiles. */
    public static ConnectException uncounted() {
        return new ConnectException(
                ConnectCode.UNIMPLEMENTED,
                "The profiles are in a Pyroscope (LINEFLAME_STORE=pyroscope), which does not say how many there are, so they"
                        + " have no average. Ask for the sum, or keep profiles in PostgreSQL.");
    }
}
