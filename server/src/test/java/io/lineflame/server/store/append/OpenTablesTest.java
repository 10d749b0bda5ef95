package io.lineflame.server.store.append;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.db.SymbolNews;
import io.lineflame.profile.fixture.TextProfile;
import io.lineflame.server.store.trees.SymbolTables;
import java.time.LocalDate;
import java.util.List;
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

        tables.evict(DAY);

        assertThat(tables.left()).containsExactly(b);
        assertThat(tables.left()).isEmpty();
        assertThat(a.retired()).isFalse();
        assertThat(use(tables, "b")).isNotSameAs(b);
    }

    @Test
    void table_withTooManyNodes_isReplacedAtOnceAndLeavesWhenNothingWaitsInIt() {
        OpenTables tables = tables(10, 1);
        OpenTable full = tables.acquire(key("a"));

        tables.evict(DAY);

        assertThat(use(tables, "a")).isNotSameAs(full);
        assertThat(tables.left()).doesNotContain(full);
        full.release();
        assertThat(tables.left()).contains(full);
    }

    @Test
    void table_thatIsAskedForWhileItGoes_isStillClosed() {
        OpenTables tables = tables(10, MANY);
        OpenTable going = use(tables, "a");
        assertThat(going.retireWhenIdle()).isTrue();

        assertThat(use(tables, "a")).isNotSameAs(going);
        tables.remove(going);

        assertThat(tables.left()).containsExactly(going);
    }

    @Test
    void tables_whoseTreesLeaveNoRoom_goLongestUnusedFirst() {
        SymbolTables trees = new SymbolTables((id, from) -> new SymbolNews(List.of(), true), 1);
        OpenTables tables = new OpenTables(new OpenTables.Limits(10, MANY), trees);
        OpenTable first = tables.acquire(key("a"));
        first.add(TextProfile.parse("main@a.go:1").read(), new int[1], 1, new int[0]);
        first.release();
        OpenTable used = tables.acquire(key("b"));
        trees.own(1, TextProfile.parse("main@a.go:1").weigh().tree());
        trees.makeRoomNowAndThen();

        tables.evict(DAY);

        assertThat(tables.left()).containsExactly(first);
        assertThat(used.retired()).isFalse();
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
        return new OpenTables(
                new OpenTables.Limits(count, nodes),
                new SymbolTables((id, from) -> new SymbolNews(List.of(), true), Long.MAX_VALUE));
    }
}
