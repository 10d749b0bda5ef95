package io.lineflame.db;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineflame.db.fixture.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SymbolStoreIT {
    private static final UUID WRITER = UUID.fromString("11111111-2222-3333-4444-555555555555");

    private final TestDatabase test = TestDatabase.create();
    private final SymbolStore symbols = new SymbolStore(test.database());
    private final int tenant = new TenantStore(test.database()).idOf("default");

    @AfterEach
    void drop() {
        test.close();
    }

    @Test
    void chunks_fromANumber_areTheRestInOrder() {
        long table = create();
        append(table, 0, "a");
        append(table, 1, "b");
        append(table, 2, "c");

        assertThat(read(table, 0)).containsExactly("a", "b", "c");
        assertThat(read(table, 2)).containsExactly("c");
        assertThat(read(table, 3)).isEmpty();
    }

    @Test
    void append_gapOrRepeat_isRefusedAndLeavesNothing() {
        long table = create();
        append(table, 0, "a");

        assertThatThrownBy(() -> append(table, 0, "again")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> append(table, 2, "gap")).isInstanceOf(IllegalStateException.class);
        assertThat(read(table, 0)).containsExactly("a");
    }

    @Test
    void append_closedOrUnknownTable_isRefused() {
        long table = create();
        for (int i = 0; i < 2; i++) { // closing twice is fine
            test.database().useTransaction(tx -> symbols.close(tx, table));
        }

        assertThatThrownBy(() -> append(table, 0, "a"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> append(table + 1, 0, "a")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nextChunk_isTheNumberToAppend_whileThereIsOne() {
        long table = create();
        append(table, 0, "a");

        assertThat(next(table)).hasValue(1);
        test.database().useTransaction(tx -> symbols.close(tx, table));
        assertThat(next(table)).isEmpty();
        assertThat(next(table + 1)).isEmpty();
    }

    @Test
    void news_ofAClosedOrUnknownTable_areComplete() {
        long table = create();
        append(table, 0, "a");

        assertThat(symbols.news(table, 0).complete()).isFalse();
        test.database().useTransaction(tx -> symbols.close(tx, table));
        assertThat(symbols.news(table, 1).complete()).isTrue();
        assertThat(symbols.news(table, 1).chunks()).isEmpty();
        assertThat(symbols.news(table + 1, 0)).isEqualTo(new SymbolNews(List.of(), true));
    }

    @Test
    void writer_thatIsThere_keepsItsTablesOpenUntilItLeaves() {
        WriterStore writers = new WriterStore(test.database());
        test.database().useTransaction(tx -> writers.beat(tx, WRITER));
        long table = create();

        assertThat(writers.closeTablesOfSilent(Duration.ofMinutes(2))).isZero();
        assertThat(next(table)).hasValue(0);
        writers.leave(WRITER);
        assertThat(next(table)).isEmpty();
    }

    @Test
    void writer_thatWasNotSeenForLong_losesItsTables() {
        WriterStore writers = new WriterStore(test.database());
        test.database().useTransaction(tx -> writers.beat(tx, WRITER));
        long table = create();
        test.database().useTransaction(tx -> tx.update("UPDATE writers SET seen = seen - interval '3 minutes'"));

        assertThat(writers.closeTablesOfSilent(Duration.ofMinutes(2))).isEqualTo(1);
        assertThat(next(table)).isEmpty();
        assertThat(writers.closeTablesOfSilent(Duration.ofMinutes(2))).isZero();
    }

    private OptionalInt next(long table) {
        return test.database().inTransaction(tx -> symbols.nextChunk(tx, table));
    }

    private long create() {
        new ProfileStore(test.database()).prepare(tenant, List.of(Instant.parse("2026-03-01T12:00:00Z")));
        return test.database()
                .inTransaction(tx -> symbols.create(tx, tenant, "shop", LocalDate.parse("2026-03-01"), WRITER));
    }

    private void append(long table, int number, String body) {
        test.database().useTransaction(tx -> symbols.append(tx, table, number, body.getBytes(UTF_8)));
    }

    private List<String> read(long table, int from) {
        return symbols.news(table, from).chunks().stream()
                .map(body -> new String(body, UTF_8))
                .toList();
    }
}
