package io.lineflame.server.store.select;

import static java.util.stream.Collectors.toMap;

import io.lineflame.db.BlockStore;
import io.lineflame.db.SeenRow;
import io.lineflame.db.SeriesColumn;
import io.lineflame.db.SeriesFilter;
import io.lineflame.db.SeriesRow;
import io.lineflame.db.SeriesStore;
import io.lineflame.db.TenantStore;
import io.lineflame.db.TimelineRow;
import io.lineflame.profile.ProfileType;
import io.lineflame.profile.stacks.WeightOverflowException;
import io.lineflame.profile.stacks.Weights;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.profiles.Listed;
import io.lineflame.server.profiles.Picked;
import io.lineflame.server.profiles.ProfileSelector;
import io.lineflame.server.profiles.ProfileValue;
import io.lineflame.server.profiles.Selection;
import io.lineflame.server.profiles.SpanValue;
import io.lineflame.server.profiles.VersionProfiles;
import io.lineflame.server.query.LabelMatcher;
import io.lineflame.server.query.ProfileQuery;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.TimeRange;
import io.lineflame.server.store.trees.SymbolTables;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what a query asks for: the series by the database's index and the query's matchers, then their blocks as a stream, each
 * added to the weights of its version and symbol table. Safe for many threads.
 */
@Singleton
public final class StoredProfiles implements ProfileSelector {

    private final TenantStore tenants;
    private final SeriesStore series;
    private final BlockStore blocks;
    private final SingleProfiles singles;
    private final SymbolTables symbolTables;
    private final SelectionRoom room = SelectionRoom.ofHeap(Runtime.getRuntime().maxMemory());
    private final SummingThreads threads = new SummingThreads();

    @Inject
    StoredProfiles(
            TenantStore tenants,
            SeriesStore series,
            BlockStore blocks,
            SingleProfiles singles,
            SymbolTables symbolTables) {
        this.tenants = tenants;
        this.singles = singles;
        this.series = series;
        this.blocks = blocks;
        this.symbolTables = symbolTables;
    }

    @Override
    public List<SeriesRow> series(QueryContext context, Optional<ProfileQuery> query, TimeRange range) {
        Optional<Integer> id = tenants.find(context.tenant().id());
        if (id.isEmpty()) {
            return List.of();
        }
        SeriesFilter all = SeriesFilter.all(id.get(), range.from(), range.until());
        return query.isEmpty()
                ? series.find(all, context.cancellation())
                : series.find(narrowed(all, query.get()), context.cancellation()).stream()
                        .filter(row -> query.get().matches(row.labels()))
                        .toList();
    }

    @Override
    public boolean carry(QueryContext context, String label, String value) {
        return tenants.find(context.tenant().id())
                .map(id -> SeriesFilter.all(id, TimeRange.ALL.from(), TimeRange.ALL.until())
                        .withLabels(Map.of(label, value)))
                .filter(filter -> !series.find(filter).isEmpty())
                .isPresent();
    }

    @Override
    public Optional<SeenRow> seen(QueryContext context) {
        return tenants.find(context.tenant().id()).flatMap(id -> series.seen(id, context.cancellation()));
    }

    @Override
    public Optional<Instant> lastSeen(QueryContext context, ProfileQuery query) {
        return series(context, Optional.of(query), TimeRange.ALL).stream()
                .map(SeriesRow::lastSeen)
                .max(Comparator.naturalOrder());
    }

    @Override
    public Selection select(QueryContext context, ProfileQuery query, TimeRange range) {
        List<SeriesRow> rows = series(context, Optional.of(query), range);
        return rows.isEmpty()
                ? new Selection(query.type(), List.of(), lastSeen(context, query))
                : sum(context, query.type(), rows, range);
    }

    @Override
    public Selection select(QueryContext context, ProfileQuery query, TimeRange range, Picked picked) {
        List<SeriesRow> rows = series(context, Optional.of(query), range);
        if (rows.isEmpty()) {
            return new Selection(query.type(), List.of(), lastSeen(context, query));
        }
        Selection all = sum(
                context,
                query.type(),
                rows,
                (asked, summing) -> singles.read(context, tenantOf(context), asked.groups(), range, picked, summing));
        List<VersionProfiles> found = all.versions().stream()
                .filter(version -> !version.weights().isEmpty())
                .toList();
        return new Selection(query.type(), found, Optional.empty(), all.warnings());
    }

    @Override
    public Selection sum(QueryContext context, ProfileType type, List<SeriesRow> rows, TimeRange range) {
        if (rows.isEmpty()) {
            return new Selection(type, List.of(), Optional.empty());
        }
        return sum(
                context,
                type,
                rows,
                (asked, summing) -> blocks.sums(
                        tenantOf(context),
                        asked.groups(),
                        range.from(),
                        range.until(),
                        context.cancellation(),
                        summing));
    }

    /** Hands blocks of the series over. */
    @FunctionalInterface
    private interface Reading {
        void read(AskedSeries asked, Summing summing);
    }

    private Selection sum(QueryContext context, ProfileType type, List<SeriesRow> rows, Reading reading) {
        try (SelectionRoom.Place place = room.enter(context.cancellation())) {
            AskedSeries asked = new AskedSeries(rows, type);
            try (Summing summing = new Summing(asked, symbolTables, threads, place, context.cancellation())) {
                reading.read(asked, summing);
                summing.finish();
            }
            List<VersionProfiles> versions = asked.versions();
            Weights.checkSum(versions.stream()
                    .flatMap(version -> version.weights().stream())
                    .toList());
            return new Selection(type, versions, Optional.empty(), FoldedLabels.warnings(rows));
        } catch (WeightOverflowException e) {
            throw new ProblemException(SUM_TOO_LARGE, e.getMessage() + ".");
        }
    }

    @Override
    public Listed<ProfileValue> profiles(
            QueryContext context, ProfileType type, List<SeriesRow> rows, TimeRange range, int most) {
        return rows.isEmpty()
                ? new Listed<>(List.of(), true)
                : singles.profiles(context, tenantOf(context), type, rows, range, Math.min(most, MOST_LISTED));
    }

    @Override
    public Listed<SpanValue> spans(
            QueryContext context, ProfileType type, List<SeriesRow> rows, TimeRange range, int most) {
        return rows.isEmpty()
                ? new Listed<>(List.of(), true)
                : singles.spans(context, tenantOf(context), type, rows, range, Math.min(most, MOST_LISTED));
    }

    @Override
    public List<TimelineRow> timeline(
            QueryContext context, ProfileType type, List<SeriesRow> rows, TimeRange range, Duration step) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<SeriesColumn> columns = rows.stream()
                .map(row -> new SeriesColumn(row.id(), row.column(type.id())))
                .toList();
        return blocks.timeline(
                tenantOf(context), columns, range.from(), range.until(), range.from(), step, context.cancellation());
    }

    /** Asked only where the tenant has series. */
    private int tenantOf(QueryContext context) {
        return tenants.find(context.tenant().id()).orElseThrow();
    }

    private static SeriesFilter narrowed(SeriesFilter filter, ProfileQuery query) {
        Map<String, String> exact = query.matchers().stream()
                .filter(LabelMatcher::isExact)
                .collect(toMap(LabelMatcher::label, LabelMatcher::value, (first, second) -> first));
        return filter.withProfileType(query.type().id()).withLabels(exact);
    }
}
