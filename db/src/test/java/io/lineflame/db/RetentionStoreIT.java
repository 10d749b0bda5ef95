package io.lineflame.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineflame.db.DatabaseException.Kind;
import io.lineflame.db.fixture.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RetentionStoreIT {
    private static final Instant OLD = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant NEW = Instant.parse("2026-03-02T10:00:00Z");
    private static final LocalDate OLD_DAY = LocalDate.parse("2026-03-01");
    private static final LocalDate NEW_DAY = LocalDate.parse("2026-03-02");
    private static final Duration PATIENCE = Duration.ofMillis(50);

    private final TestDatabase test = TestDatabase.create();
    private final RetentionStore retention = new RetentionStore(test.database());
    private final ProfileStore profiles = new ProfileStore(test.database());
    private final SeriesStore series = new SeriesStore(test.database());
    private final SymbolStore symbols = new SymbolStore(test.database());
    private final RollupStore rollups = new RollupStore(test.database());
    private final int acme = new TenantStore(test.database()).idOf("acme");
    private final int bank = new TenantStore(test.database()).idOf("bank");

    @AfterEach
    void drop() {
        test.close();
    }

    @Test
    void dropDay_ofATenant_takesAllOfItAndNothingElse() {
        store(acme, OLD);
        store(acme, NEW);
        store(bank, OLD);
        assertThat(retention.daysBefore(acme, NEW_DAY)).containsExactly(OLD_DAY);

        retention.dropDay(acme, OLD_DAY, PATIENCE);

        assertThat(retention.daysBefore(acme, NEW_DAY)).isEmpty();
        assertThat(retention.daysBefore(bank, NEW_DAY)).containsExactly(OLD_DAY);
        for (String table : List.of("profiles", "symbol_chunks", "rollups", "day_rollups")) {
            assertThat(texts("SELECT tableoid::regclass::text FROM " + table + " ORDER BY 1"))
                    .containsExactly(table + "_t" + acme + "_20260302", table + "_t" + bank + "_20260301");
        }
        assertThat(texts("SELECT tenant_id || ' ' || epoch FROM symbol_tables ORDER BY 1"))
                .containsExactly(acme + " 2026-03-02", bank + " 2026-03-01");
        assertThat(
                        texts(
                                "SELECT s.tenant_id || ' ' || h.hour::date FROM series_hours h JOIN series s ON s.id = h.series_id ORDER BY 1"))
                .containsExactly(acme + " 2026-03-02", bank + " 2026-03-01");
        assertThat(texts("SELECT tenant_id || ' ' || time::date FROM rolled_up ORDER BY 1"))
                .containsExactly(acme + " 2026-03-02", bank + " 2026-03-01");
    }

    @Test
    void dropDay_givesTheDiskSpaceBack() {
        store(acme, OLD);
        test.database()
                .useTransaction(tx -> profiles.append(
                        tx,
                        IntStream.range(1, 200)
                                .mapToObj(i -> new ProfileRow(
                                        acme, OLD.plusSeconds(i), 1, 1, 1, i, new long[] {1}, new byte[10_000]))
                                .toList()));
        long before = databaseSize();

        retention.dropDay(acme, OLD_DAY, PATIENCE);

        assertThat(before - databaseSize()).isGreaterThan(2_000_000);
    }

    @Test
    void dropDay_whileSomebodyReads_givesUpAndLeavesEverything() {
        store(acme, OLD);
        test.database().useTransaction(tx -> {
            tx.rows("SELECT 1 FROM profiles WHERE tenant_id = ?", row -> true, acme);
            assertThatThrownBy(() -> retention.dropDay(acme, OLD_DAY, PATIENCE))
                    .isInstanceOfSatisfying(
                            DatabaseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFLICT));
        });

        assertThat(texts("SELECT 'profile' FROM profiles UNION ALL SELECT 'hour' FROM series_hours"))
                .containsExactly("profile", "hour");
        retention.dropDay(acme, OLD_DAY, PATIENCE);
        assertThat(texts("SELECT 'profile' FROM profiles")).isEmpty();
    }

    @Test
    void dropDay_profilesOfThatDayAgain_areStored() {
        store(acme, OLD);
        retention.dropDay(acme, OLD_DAY, PATIENCE);
        assertThat(retention.dropEmpty(acme, PATIENCE)).isEqualTo(4);

        new ProfileStore(test.database()).prepare(acme, List.of(OLD));
        append(acme, OLD, 1, 1);

        assertThat(texts("SELECT 'profile' FROM profiles")).hasSize(1);
    }

    @Test
    void dropEmpty_tenantWithADay_dropsNothing() {
        store(acme, OLD);

        assertThat(retention.dropEmpty(acme, PATIENCE)).isZero();
        assertThat(retention.dropEmpty(bank, PATIENCE)).isZero();
    }

    @Test
    void dropUnusedSeries_keepsWhatHasProfilesOrWasAskedFor() {
        long withProfiles = store(acme, OLD);
        long unused = seriesOf(acme, "unused");
        long inUse = seriesOf(acme, "in use");
        long ofAnother = seriesOf(bank, "unused");
        test.database().useTransaction(tx -> tx.update("UPDATE series SET used = now() - interval '4 days'"));
        assertThat(seriesOf(acme, "in use")).isEqualTo(inUse);

        assertThat(retention.dropUnusedSeries(acme, Duration.ofDays(3))).isOne();

        assertThat(texts("SELECT id FROM series ORDER BY id"))
                .containsExactly(String.valueOf(withProfiles), String.valueOf(inUse), String.valueOf(ofAnother));
        assertThat(seriesOf(acme, "unused")).isNotEqualTo(unused);
    }

    /** A profile with everything that comes with it; gives its series. */
    private long store(int tenant, Instant time) {
        LocalDate day = LocalDate.parse(time.toString().substring(0, 10));
        profiles.prepare(tenant, List.of(time));
        long id = seriesOf(tenant, "shop");
        long table = test.database().inTransaction(tx -> {
            long made = symbols.create(tx, tenant, "shop", day, UUID.randomUUID());
            symbols.append(tx, made, 0, new byte[] {1});
            return made;
        });
        append(tenant, time, id, table);
        test.database().useTransaction(tx -> {
            rollups.replace(tx, tenant, List.of(rollup(id, table, time)));
            rollups.replace(tx, tenant, dayRollup(id, table, day));
        });
        rollups.done(tenant, Duration.ofHours(1), new RollupStore.Span(time, 1));
        return id;
    }

    private void append(int tenant, Instant time, long seriesId, long table) {
        test.database()
                .useTransaction(tx -> profiles.append(
                        tx,
                        List.of(new ProfileRow(tenant, time, 1, seriesId, table, 1, new long[] {1}, new byte[] {1}))));
    }

    private static RollupStore.Rollup rollup(long seriesId, long table, Instant time) {
        return new RollupStore.Rollup(seriesId, table, Duration.ofHours(1), time, 1, new long[] {1}, new byte[] {1});
    }

    private static RollupStore.DayRollup dayRollup(long seriesId, long table, LocalDate day) {
        return new RollupStore.DayRollup(
                day, table, List.of("shop"), List.of(seriesId), 1, new long[] {1}, new byte[] {1});
    }

    private long seriesOf(int tenant, String service) {
        return series.idOf(new SeriesKey(tenant, service, new TreeMap<>(), List.of("cpu")));
    }

    private long databaseSize() {
        return test.database()
                .inTransaction(
                        tx -> tx.row("SELECT pg_database_size(current_database()) AS size", row -> row.getLong("size")))
                .orElseThrow();
    }

    private List<String> texts(String query) {
        return test.database().inTransaction(tx -> tx.rows(query, row -> row.getString(1)));
    }
}
