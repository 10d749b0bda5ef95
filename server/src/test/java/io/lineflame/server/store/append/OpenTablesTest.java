package io.lineflame.server.store.append;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

final class OpenTablesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
    private static final int MANY = 1_000_000;

    @Test
    void table_inUseAgain_isTheSame() {
        OpenTables tables = tables(10, Long.MAX_VALUE, MANY);

        assertThat(use(tables, "a", 1)).isSameAs(use(tables, "a", 2));
    }

    @Test
    void tables_beyondTheirNumber_goLongestUnusedFirst() throws Exception {
        OpenTables tables = tables(2, Long.MAX_VALUE, MANY);
        use(tables, "a", 1);
        OpenTable b = use(tables, "b", 2);
        use(tables, "a", 3);
        use(tables, "c", 4);

        assertThat(evictedElsewhere(tables)).containsExactly(b);
        assertThat(b.retired()).isTrue();
        assertThat(tables.size()).isEqualTo(2);
        assertThat(use(tables, "b", 5)).isNotSameAs(b);
    }

    @Test
    void tables_beyondTheirBytes_goUntilTheRestFits() throws Exception {
        OpenTables tables = tables(10, 1, MANY);
        use(tables, "a", 1);
        use(tables, "b", 2);

        assertThat(evictedElsewhere(tables))
                .extracting(table -> table.key.service())
                .containsExactly("a", "b");
        assertThat(tables.bytes()).isZero();
    }

    @Test
    void table_withTooManyNodes_isReplaced() throws Exception {
        OpenTables tables = tables(10, Long.MAX_VALUE, 1);
        OpenTable full = use(tables, "a", 1);

        assertThat(evictedElsewhere(tables)).containsExactly(full);
    }

    @Test
    void table_inUse_isNotEvicted() throws Exception {
        OpenTables tables = tables(0, 0, 1);
        use(tables, "a", 1);
        List<OpenTable> locked = tables.lock(List.of(key("a")));
        try {
            assertThat(evictedElsewhere(tables)).isEmpty();
        } finally {
            tables.unlock(locked);
        }
        assertThat(evictedElsewhere(tables)).hasSize(1);
    }

    @Test
    void table_discarded_isNotFoundByWhoWaitedForIt() throws Exception {
        OpenTables tables = tables(10, Long.MAX_VALUE, MANY);
        List<OpenTable> locked = tables.lock(List.of(key("a")));
        CompletableFuture<OpenTable> waiting = CompletableFuture.supplyAsync(() -> use(tables, "a", 1));
        tables.discard(locked);
        tables.unlock(locked);

        assertThat(waiting.get()).isNotSameAs(locked.get(0));
    }

    /** On another thread, as its locks are its own. */
    private static List<OpenTable> evictedElsewhere(OpenTables tables) throws InterruptedException, ExecutionException {
        return CompletableFuture.supplyAsync(tables::evict).get();
    }

    private static OpenTable use(OpenTables tables, String service, long now) {
        List<OpenTable> locked = tables.lock(List.of(key(service)));
        try {
            locked.get(0).committed(now, now);
            return locked.get(0);
        } finally {
            tables.unlock(locked);
        }
    }

    private static TableKey key(String service) {
        return new TableKey(1, service, DAY);
    }

    private static OpenTables tables(int count, long bytes, int nodes) {
        return new OpenTables(new OpenTables.Limits(count, bytes, nodes));
    }
}
