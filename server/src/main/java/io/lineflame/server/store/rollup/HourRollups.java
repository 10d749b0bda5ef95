package io.lineflame.server.store.rollup;

import io.lineflame.db.Database;
import io.lineflame.db.RollupStore;
import io.lineflame.db.RollupStore.Held;
import io.lineflame.db.RollupStore.HourRow;
import io.lineflame.db.RollupStore.Rollup;
import io.lineflame.db.Transaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Makes the rollups of 5 minutes and of an hour of one tenant's hour: those that are missing, and those that hold fewer profiles than there are by now.
 * An hour is added up from its 5 minutes, so that each profile is read once.
 */
final class HourRollups {

    static final Duration HOUR = Duration.ofHours(1);
    private static final Duration PART = Duration.ofMinutes(5);
    private static final int PARTS = 12;

    /** Fewer profiles are read as quickly one by one. */
    static final int WORTH_IT = 4;

    /** Series and symbol tables in a transaction: short enough to keep no old rows alive, long enough to spread its cost. */
    private static final int BATCH = 50;

    /** Rollups are kept until they are stored together; this bounds what that takes. */
    private static final int BYTES = 4 << 20;

    private final Database database;
    private final RollupStore store;
    private final RollupMetrics metrics;

    @Inject
    HourRollups(Database database, RollupStore store, RollupMetrics metrics) {
        this.database = database;
        this.store = store;
        this.metrics = metrics;
    }

    /**
     * Makes what ends by then. What is made is durable when this returns, also when it is not all.
     *
     * @return whether it is all: not when time ran out, or another node is at it
     */
    boolean make(int tenant, Instant hour, Instant ended, BooleanSupplier outOfTime) {
        List<HourRow> rows = store.hour(tenant, hour);
        for (int i = 0; i < rows.size(); i += BATCH) {
            List<HourRow> batch = rows.subList(i, Math.min(rows.size(), i + BATCH));
            if (outOfTime.getAsBoolean()
                    || !database.inTransaction(tx -> new Batch(tx, tenant, hour, ended).make(batch))) {
                return false;
            }
        }
        return true;
    }

    /** What identifies a rollup inside the hour. */
    private record Key(long seriesId, long symbolTableId, Duration length, Instant time) {
        static Key of(Held held) {
            return new Key(held.seriesId(), held.symbolTableId(), held.length(), held.time());
        }
    }

    /** One transaction. */
    private final class Batch {

        private final Transaction tx;
        private final int tenant;
        private final Instant hour;
        private final Instant ended;
        private final List<Rollup> made = new ArrayList<>();

        Batch(Transaction tx, int tenant, Instant hour, Instant ended) {
            this.tx = tx;
            this.tenant = tenant;
            this.hour = hour;
            this.ended = ended;
        }

        boolean make(List<HourRow> rows) {
            if (!store.claimHour(tx, tenant, hour)) {
                return false;
            }
            Set<Long> series = rows.stream().map(HourRow::seriesId).collect(Collectors.toSet());
            Map<Key, Long> held =
                    store.held(tx, tenant, hour, series).stream().collect(Collectors.toMap(Key::of, Held::profiles));
            for (HourRow row : rows) {
                make(row, held);
                if (made.stream().mapToInt(rollup -> rollup.block().length).sum() > BYTES) {
                    store();
                }
            }
            store();
            return true;
        }

        private void make(HourRow row, Map<Key, Long> held) {
            BitSet fresh = new BitSet(PARTS);
            BitSet stale = new BitSet(PARTS);
            for (int part = 0; part < PARTS; part++) {
                long profiles = row.parts().get(part);
                if (profiles >= WORTH_IT && !start(part + 1).isAfter(ended)) {
                    (profiles == held.getOrDefault(key(row, PART, start(part)), 0L) ? fresh : stale).set(part);
                }
            }
            boolean hourIsStale = row.profiles() >= WORTH_IT
                    && !start(PARTS).isAfter(ended)
                    && row.profiles() != held.getOrDefault(key(row, HOUR, hour), 0L);
            if (hourIsStale) {
                makeHour(row, fresh, stale);
            } else {
                readParts(row, stale, stale, new Sum(row.valueTypes()));
            }
        }

        private void makeHour(HourRow row, BitSet fresh, BitSet stale) {
            Sum sum = new Sum(row.valueTypes());
            if (!fresh.isEmpty()) {
                store.fiveMinutes(
                        tx,
                        tenant,
                        row.seriesId(),
                        row.symbolTableId(),
                        hour,
                        start(PARTS),
                        (time, profiles, block) -> {
                            if (fresh.get(partOf(time))) {
                                sum.add(profiles, block);
                            }
                        });
            }
            BitSet others = new BitSet(PARTS);
            others.set(0, PARTS);
            others.andNot(fresh);
            readParts(row, others, stale, sum);
            sum.take().ifPresent(added -> keep(row, HOUR, hour, added));
        }

        /** Reads the profiles of some 5 minutes into the hour's sum, and keeps the sums of those that are stale. */
        private void readParts(HourRow row, BitSet parts, BitSet stale, Sum hourSum) {
            PartSums sums = new PartSums(row, stale, hourSum);
            for (int from = parts.nextSetBit(0); from >= 0; ) {
                int until = parts.nextClearBit(from);
                store.profiles(tx, tenant, row.seriesId(), row.symbolTableId(), start(from), start(until), sums::add);
                from = parts.nextSetBit(until);
            }
            sums.finishPart();
        }

        /** Adds up profiles that come in the order of their times. */
        private final class PartSums {

            private final HourRow row;
            private final BitSet stale;
            private final Sum hourSum;
            private final Sum sum;
            private int part = -1;

            PartSums(HourRow row, BitSet stale, Sum hourSum) {
                this.row = row;
                this.stale = stale;
                this.hourSum = hourSum;
                this.sum = new Sum(row.valueTypes());
            }

            void add(Instant time, long profiles, byte[] block) {
                if (partOf(time) != part) {
                    finishPart();
                    part = partOf(time);
                }
                sum.add(profiles, block);
            }

            void finishPart() {
                if (part < 0) {
                    return;
                }
                Optional<Sum.Added> added = sum.take();
                hourSum.add(added);
                if (stale.get(part)) {
                    added.ifPresent(one -> keep(row, PART, start(part), one));
                }
            }
        }

        private void keep(HourRow row, Duration length, Instant time, Sum.Added added) {
            made.add(new Rollup(
                    row.seriesId(),
                    row.symbolTableId(),
                    length,
                    time,
                    added.profiles(),
                    added.totals(),
                    added.block()));
        }

        private void store() {
            store.replace(tx, tenant, made);
            made.forEach(rollup -> metrics.made(rollup.length()));
            made.clear();
        }

        private Key key(HourRow row, Duration length, Instant time) {
            return new Key(row.seriesId(), row.symbolTableId(), length, time);
        }

        private Instant start(int part) {
            return hour.plus(PART.multipliedBy(part));
        }

        private int partOf(Instant time) {
            return (int) (Duration.between(hour, time).toSeconds() / PART.toSeconds());
        }
    }
}
