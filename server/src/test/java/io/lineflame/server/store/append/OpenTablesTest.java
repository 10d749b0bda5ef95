package io.lineflame.server.store.append;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

final class OpenTablesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
    private static final int MANY = 1_000_000;

    @Test
    void table_inUseAgain_isTheSame() {
        OpenTables tables = tables(10, MANY);

        assertThat(use(tables, "a")).isSameAs(use(tables, "a"));
    }

    @Test
    void tables_beyondTheirNumber_goWhenNobodyTakesPart() {
        OpenTables tables = tables(1, MANY);
        OpenTable a = tables.acquire(key("a"));
        OpenTable b = use(tables, "b");

        tables.evict();

        assertThat(tables.left()).containsExactly(b);
        assertThat(tables.left()).isEmpty();
        assertThat(a.retired()).isFalse();
        assertThat(use(tables, "b")).isNotSameAs(b);
    }

    @Test
    void table_withTooManyNodes_isReplacedAtOnceAndLeavesWhenNothingWaitsInIt() {
        OpenTables tables = tables(10, 1);
        OpenTable full = tables.acquire(key("a"));

        tables.evict();

        assertThat(use(tables, "a")).isNotSameAs(full);
        assertThat(tables.left()).doesNotContain(full);
        full.release();
        assertThat(tables.left()).contains(full);
    }

    private static OpenTable use(OpenTables tables, String service) {
        OpenTable table = tables.acquire(key(service));
        table.release();
        return table;
    }

    private static TableKey key(String service) {
        return new TableKey(1, service, DAY);
    }

    private static OpenTables tables(int count, int nodes) {
        return new OpenTables(new OpenTables.Limits(count, Long.MAX_VALUE, nodes));
    }
}
