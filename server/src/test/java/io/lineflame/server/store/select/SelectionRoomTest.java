package io.lineflame.server.store.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineflame.db.Cancellation;
import io.lineflame.db.DatabaseException;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.ProblemType;
import io.lineflame.server.profiles.ProfileSelector;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class SelectionRoomTest {

    private final SelectionRoom room = new SelectionRoom(new SelectionRoom.Limits(2, 24_000, 36_000));

    @Test
    void selection_beyondItsMemory_isTooLarge() {
        try (SelectionRoom.Place place = room.enter(new Cancellation())) {
            place.reserveNodes(600);

            assertProblem(ProfileSelector.QUERY_TOO_LARGE, () -> place.reserveNodes(500));
        }
    }

    @Test
    void selections_beyondTheMemoryOfAll_areToldToComeAgain() {
        SelectionRoom.Place first = room.enter(new Cancellation());
        try (SelectionRoom.Place second = room.enter(new Cancellation())) {
            first.reserveNodes(900);

            assertProblem(ProblemType.TOO_BUSY, () -> second.reserveNodes(700));
            first.close();

            assertThatCode(() -> second.reserveNodes(700)).doesNotThrowAnyException();
        }
    }

    @Test
    void selection_thatNobodyWaitsFor_leavesTheQueue() {
        try (SelectionRoom.Place first = room.enter(new Cancellation());
                SelectionRoom.Place second = room.enter(new Cancellation())) {
            Cancellation gone = new Cancellation();
            gone.cancel();

            assertThatThrownBy(() -> room.enter(gone)).isInstanceOf(DatabaseException.class);
        }
        assertThatCode(() -> room.enter(new Cancellation())).doesNotThrowAnyException();
    }

    private static void assertProblem(ProblemType type, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(type));
    }
}
