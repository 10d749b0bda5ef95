package io.lineflame.server.pyroscope;

import io.lineflame.profile.ProfileType;
import io.lineflame.server.pyroscope.Querier.Point;
import io.lineflame.server.pyroscope.Querier.Totals;
import io.lineflame.server.query.QueryContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * Totals in steps, exact to the millisecond.
 *
 * <p>A point of Pyroscope at t holds what starts after the point before and not after t, its first point also what is older. So points
 * are asked for a millisecond before the ends of our steps, beginning one step early, and the first of them is thrown away. What is left
 * of the range behind the last whole step is a question of its own: a point beyond the end would hold too much.
 */
final class PeerTimeline {

    private final Querier querier;
    private final PeerLimits limits;
    private final Together together;

    PeerTimeline(Querier querier, PeerLimits limits, Together together) {
        this.querier = querier;
        this.limits = limits;
        this.together = together;
    }

    /**
     * By the labels grouped by: for each step with a profile, by its start in milliseconds, the total.
     *
     * @param step milliseconds; counted from the start of the span
     * @throws ArithmeticException when a total leaves 64 bits
     */
    Map<SortedMap<String, String>, SortedMap<Long, Long>> totals(
            QueryContext context, ProfileType type, String selector, Collection<String> groupBy, Span span, long step) {
        return limits.inParts(context.tenant(), longest -> {
            List<Grid> grids = grids(span, step, longest);
            List<Callable<List<Totals>>> questions = grids.stream()
                    .<Callable<List<Totals>>>map(grid ->
                            () -> querier.totals(context, type, selector, groupBy, grid.start - 1, grid.end, grid.step))
                    .collect(Collectors.toList());
            List<List<Totals>> answers = together.ask(questions);
            Map<SortedMap<String, String>, SortedMap<Long, Long>> sums = new HashMap<>();
            for (int i = 0; i < grids.size(); i++) {
                Grid grid = grids.get(i);
                answers.get(i).forEach(totals -> grid.addTo(sums, totals, span.start(), step));
            }
            return sums;
        });
    }

    /** One question: {@code end - start} is a whole number of steps. */
    private record Grid(long start, long end, long step) {

        void addTo(
                Map<SortedMap<String, String>, SortedMap<Long, Long>> sums,
                Totals totals,
                long origin,
                long wholeStep) {
            for (Point point : totals.points()) {
                if (point.time() >= start) {
                    long at = point.time() + 1 - step;
                    long bucket = origin + (at - origin) / wholeStep * wholeStep;
                    sums.computeIfAbsent(totals.labels(), labels -> new TreeMap<>())
                            .merge(bucket, point.value(), Math::addExact);
                }
            }
        }
    }

    private static List<Grid> grids(Span span, long step, long longest) {
        List<Grid> grids = new ArrayList<>();
        if (step <= longest) {
            span.parts(longest, step).forEach(part -> addGrids(grids, part, step));
        } else {
            span.parts(step, step)
                    .forEach(bucket -> bucket.parts(longest, 1)
                            .forEach(part -> grids.add(new Grid(part.start(), part.end(), part.millis()))));
        }
        return grids;
    }

    private static void addGrids(List<Grid> grids, Span part, long step) {
        long whole = part.start() + part.millis() / step * step;
        if (whole > part.start()) {
            grids.add(new Grid(part.start(), whole, step));
        }
        if (whole < part.end()) {
            grids.add(new Grid(whole, part.end(), part.end() - whole));
        }
    }
}
