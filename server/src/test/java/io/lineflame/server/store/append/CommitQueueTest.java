package io.lineflame.server.store.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineflame.db.SymbolNews;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.store.trees.SymbolTables;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CommitQueueTest {

    private final CommitQueue queue = new CommitQueue(new CommitQueue.Limits(3, 1000, 1, 2, 1000));

    @Test
    void place_whenFull_isRefusedUntilAPushIsDone() throws InterruptedException {
        Push first = added(2);
        added(1);
        assertThatThrownBy(() -> queue.takePlace(1))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.type().status()).isEqualTo(429));

        assertThat(queue.take(Duration.ZERO).orElseThrow()).containsExactly(first);
        assertThatThrownBy(() -> queue.takePlace(1)).isInstanceOf(ProblemException.class);
        queue.done(first);

        queue.takePlace(1);
        queue.giveUp(1);
        assertThat(queue.rows()).isEqualTo(1);
    }

    @Test
    void place_withTooManyBytesWaiting_isRefused() {
        queue.takePlace(1);
        queue.add(push(1, 1000));

        assertThatThrownBy(() -> queue.takePlace(1)).isInstanceOf(ProblemException.class);
    }

    @Test
    void place_whileTheDatabaseIsAway_isScarcer() {
        queue.databaseAway(true);
        queue.takePlace(1);

        assertThatThrownBy(() -> queue.takePlace(1)).isInstanceOf(ProblemException.class);
        queue.databaseAway(false);
        queue.takePlace(1);
    }

    @Test
    void take_givesWhatWaits_upToTheSizeOfABatch() throws InterruptedException {
        Push first = added(1);
        Push second = added(1);
        Push third = added(1);

        assertThat(queue.take(Duration.ZERO).orElseThrow()).containsExactly(first, second);
        assertThat(queue.take(Duration.ZERO).orElseThrow()).containsExactly(third);
    }

    @Test
    void close_refusesWhatComesAndGivesOutWhatWaits() throws InterruptedException {
        Push waiting = added(1);
        queue.close();

        assertThatThrownBy(() -> queue.takePlace(1))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.type().status()).isEqualTo(503));
        assertThat(queue.take(Duration.ZERO).orElseThrow()).containsExactly(waiting);
        assertThat(queue.take(Duration.ZERO)).isEmpty();
    }

    private Push added(int rows) {
        queue.takePlace(rows);
        Push push = push(rows, 10);
        queue.add(push);
        return push;
    }

    private static Push push(int rows, int bytes) {
        OpenTable table = new OpenTable(
                new TableKey(1, "a", LocalDate.of(2026, 3, 10)),
                new SymbolTables((id, from) -> new SymbolNews(List.of(), true), 1));
        QueuedProfile profile = new QueuedProfile(
                table,
                Instant.EPOCH,
                Duration.ZERO,
                1,
                List.of(new QueuedProfile.Part(1, new long[] {1}, new byte[bytes])),
                List.of());
        return Push.of(Collections.nCopies(rows, profile));
    }
}
