package io.lineflame.server.store.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineflame.db.Cancellation;
import io.lineflame.db.DatabaseException;
import io.lineflame.db.SymbolNews;
import io.lineflame.profile.ProfileType;
import io.lineflame.profile.fixture.TextProfile;
import io.lineflame.profile.stacks.TreeMark;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.profiles.ProfileSelector;
import io.lineflame.server.store.trees.SymbolTables;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class SummingTest {

    private static final ProfileType CPU = ProfileType.parse("process_cpu:cpu:nanoseconds:cpu:nanoseconds");

    private final SelectionRoom room = new SelectionRoom(new SelectionRoom.Limits(2, 24_000, 36_000));
    private final SymbolTables trees = new SymbolTables((id, from) -> new SymbolNews(List.of(), true), 1 << 20);

    @Test
    void trees_thatDoNotFit_areNotAllLoaded() {
        byte[] chunk = TextProfile.parse("""
                main@a.go:1   main@a.go:1
                read@a.go:2   write@a.go:3
                """).weigh().tree().chunkSince(TreeMark.EMPTY);
        AtomicInteger loaded = new AtomicInteger();
        SymbolTables many = new SymbolTables(
                (id, from) -> {
                    loaded.incrementAndGet();
                    return new SymbolNews(List.of(chunk), true);
                },
                1 << 20);
        Cancellation cancellation = new Cancellation();
        try (SelectionRoom.Place place = room.enter(cancellation);
                Summing summing =
                        new Summing(new AskedSeries(List.of(), CPU), many, new SummingThreads(), place, cancellation)) {
            summing.tables(LongStream.range(0, 10_000).boxed().collect(Collectors.toSet()));

            assertThatThrownBy(summing::finish)
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.type()).isEqualTo(ProfileSelector.QUERY_TOO_LARGE));
        }
        assertThat(loaded.get()).isLessThan(300); // 24000 bytes hold a thousand nodes of 24 bytes
    }

    @Test
    void sum_thatIsCancelledWhenAllIsRead_isNoAnswerWithLessInIt() {
        Cancellation cancellation = new Cancellation();
        AskedSeries asked = new AskedSeries(List.of(), CPU);
        try (SelectionRoom.Place place = room.enter(cancellation);
                Summing summing = new Summing(asked, trees, new SummingThreads(), place, cancellation)) {
            summing.tables(Set.of(1L));
            summing.block(0, 1, 1, new byte[8], 0, 8);
            cancellation.cancel();

            assertThatThrownBy(summing::finish)
                    .isInstanceOfSatisfying(
                            DatabaseException.class,
                            e -> assertThat(e.kind()).isEqualTo(DatabaseException.Kind.CANCELLED));
        }
    }
}
