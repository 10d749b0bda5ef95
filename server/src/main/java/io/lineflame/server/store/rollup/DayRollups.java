package io.lineflame.server.store.rollup;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.lineflame.db.Database;
import io.lineflame.db.RollupStore;
import io.lineflame.db.RollupStore.DayRollup;
import io.lineflame.db.RollupStore.DayRow;
import io.lineflame.db.Transaction;
import io.lineflame.server.profiles.ServiceVersion;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Makes the rollups of one tenant's day that is over: of each service version and symbol table, over all series. They are added up from the rollups of the
 * hours, where those are complete.
 */
final class DayRollups {

    private static final List<String> VERSION_LABELS =
            List.of(ServiceVersion.REPOSITORY_LABEL, ServiceVersion.REF_LABEL, ServiceVersion.ROOT_PATH_LABEL);

    private final Database database;
    private final RollupStore store;
    private final RollupMetrics metrics;

    @Inject
    DayRollups(Database database, RollupStore store, RollupMetrics metrics) {
        this.database = database;
        this.store = store;
        this.metrics = metrics;
    }

    /** What one rollup is of. */
    private record Group(List<String> version, long symbolTableId) {}

    /**
     * Makes what is missing or holds fewer profiles than there are by now; it is durable when this returns, also when it is not all.
     *
     * @return whether it is all: not when time ran out, or another node is at it
     */
    boolean make(int tenant, LocalDate day, BooleanSupplier outOfTime) {
        Map<Group, List<DayRow>> groups = store.day(tenant, day, VERSION_LABELS).stream()
                .collect(
                        groupingBy(row -> new Group(row.version(), row.symbolTableId()), LinkedHashMap::new, toList()));
        for (Map.Entry<Group, List<DayRow>> group : groups.entrySet()) {
            if (outOfTime.getAsBoolean()
                    || !database.inTransaction(tx -> make(tx, tenant, day, group.getKey(), group.getValue()))) {
                return false;
            }
        }
        return true;
    }

    private boolean make(Transaction tx, int tenant, LocalDate day, Group group, List<DayRow> rows) {
        if (!store.claimDay(tx, tenant, day)) {
            return false;
        }
        List<Long> series = rows.stream().map(DayRow::seriesId).toList();
        long profiles = rows.stream().mapToLong(DayRow::profiles).sum();
        if (profiles < HourRollups.WORTH_IT
                || profiles == store.heldOfDay(tx, tenant, day, group.symbolTableId, group.version, series)) {
            return true;
        }
        Sum sum = new Sum(rows.get(0).valueTypes());
        store.wholeDay(tx, tenant, day, group.symbolTableId, series, (time, held, block) -> sum.add(held, block));
        sum.take().ifPresent(added -> {
            store.replace(
                    tx,
                    tenant,
                    new DayRollup(
                            day,
                            group.symbolTableId,
                            group.version,
                            series,
                            added.profiles(),
                            added.totals(),
                            added.block()));
            metrics.made(RollupJob.DAY);
        });
        return true;
    }
}
