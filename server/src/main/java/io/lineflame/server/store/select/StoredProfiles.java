package io.lineflame.server.store.select;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.lineflame.db.BlockStore;
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
import io.lineflame.server.profiles.ProfileSelector;
import io.lineflame.server.profiles.Selection;
import io.lineflame.server.profiles.ServiceVersion;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Reads what a query asks for: the series by the database's index and the query's matchers, then their blocks as a stream, each
 * added to the weights of its version and symbol table. Safe for many threads.
 */
@Singleton
public final class StoredProfiles implements ProfileSelector {

    /**
     * Selections that read at once. A selection holds one connection for its stream and needs a second for a moment to load symbols:
     * with fewer of them than the pool has connections, one is always free for that.
     */
    private static final int MAX_READING = 4;

    private final TenantStore tenants;
    private final SeriesStore series;
    private final BlockStore blocks;
    private final SymbolTables symbolTables;
    private final Semaphore reading = new Semaphore(MAX_READING, true);

    @Inject
    StoredProfiles(TenantStore tenants, SeriesStore series, BlockStore blocks, SymbolTables symbolTables) {
        this.tenants = tenants;
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
                ? series.find(all)
                : series.find(narrowed(all, query.get())).stream()
                        .filter(row -> query.get().matches(row.labels()))
                        .toList();
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
    public Selection sum(QueryContext context, ProfileType type, List<SeriesRow> rows, TimeRange range) {
        try {
            Selection selection = new Selection(type, read(context, rows, type.id(), range), Optional.empty());
            Weights.checkSum(selection.weights());
            return selection;
        } catch (WeightOverflowException e) {
            throw new ProblemException(SUM_TOO_LARGE, e.getMessage() + ".");
        }
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
        return blocks.timeline(tenantOf(context), columns, range.from(), range.until(), range.from(), step);
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

    private List<VersionProfiles> read(QueryContext context, List<SeriesRow> rows, String type, TimeRange range) {
        Map<Long, SeriesSum> sumOfSeries = new HashMap<>();
        List<Sum> sums = new ArrayList<>();
        rows.stream()
                .collect(groupingBy(row -> ServiceVersion.of(row.labels())))
                .forEach((version, ofVersion) -> {
                    Sum sum = new Sum(version, ofVersion);
                    sums.add(sum);
                    ofVersion.forEach(row -> sumOfSeries.put(row.id(), new SeriesSum(sum, row.column(type))));
                });
        reading.acquireUninterruptibly();
        try {
            blocks.blocks(
                    tenantOf(context),
                    sumOfSeries.keySet(),
                    range.from(),
                    range.until(),
                    context.cancellation(),
                    (seriesId, table, time, block) ->
                            Objects.requireNonNull(sumOfSeries.get(seriesId)).add(table, block));
        } finally {
            reading.release();
        }
        return sums.stream().map(Sum::profiles).toList();
    }

    /** Where the blocks of a series go, and which of their columns. */
    private record SeriesSum(Sum sum, int column) {

        void add(long table, byte[] block) {
            sum.add(table, block, column);
        }
    }

    /** Adds up one version. */
    private final class Sum {

        private final ServiceVersion version;
        private final List<SeriesRow> rows;
        private final Map<Long, Weights> weights = new HashMap<>();
        private long profiles;

        Sum(ServiceVersion version, List<SeriesRow> rows) {
            this.version = version;
            this.rows = rows;
        }

        void add(long table, byte[] block, int column) {
            weights.computeIfAbsent(table, id -> new Weights(symbolTables.upToDate(id)))
                    .add(block, column);
            profiles++;
        }

        VersionProfiles profiles() {
            Instant first = rows.stream()
                    .map(SeriesRow::firstSeen)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            Instant last = rows.stream()
                    .map(SeriesRow::lastSeen)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            return new VersionProfiles(version, List.copyOf(weights.values()), first, last, profiles);
        }
    }
}
