package io.lineflame.vcs.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BudgetTest {

    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    private final Budget budget = new Budget();

    @Test
    void take_ofAnUnknownBudget_isAllowed() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(budget.take("core", NOW)).isEmpty();
        }
    }

    /** Ten requests at once with three left: three are sent. */
    @Test
    void take_beforeAnswersAreIn_countsWhatIsUnderWay() {
        answered(3, Duration.ofMinutes(5), NOW);

        int sent = 0;
        for (int i = 0; i < 10; i++) {
            sent += budget.take("core", NOW).isEmpty() ? 1 : 0;
        }

        assertThat(sent).isEqualTo(3);
    }

    @Test
    void take_whenNothingIsLeft_saysUntilWhen() {
        answered(0, Duration.ofMinutes(5), NOW);

        assertThat(budget.take("core", NOW.plusSeconds(60))).contains(Duration.ofMinutes(4));
        assertThat(budget.take("core", NOW.plusSeconds(301))).isEmpty();
    }

    @Test
    void take_ofAnotherResource_isItsOwn() {
        answered(0, Duration.ofMinutes(5), NOW);

        assertThat(budget.take("graphql", NOW)).isEmpty();
    }

    @Test
    void answered_outOfOrder_keepsTheLowest() {
        budget.take("core", NOW);
        budget.take("core", NOW);
        answer(0, Duration.ofMinutes(5), NOW);
        answer(1, Duration.ofMinutes(5), NOW);

        assertThat(budget.take("core", NOW)).isPresent();
    }

    @Test
    void answered_afterTheReset_isWholeAgain() {
        answered(0, Duration.ofMinutes(5), NOW);
        Instant later = NOW.plusSeconds(400);
        answered(4_999, Duration.ofMinutes(60), later);

        assertThat(budget.take("core", later)).isEmpty();
    }

    @Test
    void failed_givesTheShareBack() {
        answered(1, Duration.ofMinutes(5), NOW);
        assertThat(budget.take("core", NOW)).isEmpty();
        budget.failed("core");

        assertThat(budget.take("core", NOW)).isEmpty();
    }

    @Test
    void pauseUntil_holdsForEveryResource_andNeverShortens() {
        budget.pauseUntil(NOW.plusSeconds(60));
        budget.pauseUntil(NOW.plusSeconds(10));

        assertThat(budget.take("core", NOW)).contains(Duration.ofSeconds(60));
        assertThat(budget.take("graphql", NOW)).contains(Duration.ofSeconds(60));
        assertThat(budget.take("core", NOW.plusSeconds(60))).isEmpty();
    }

    private void answered(int remaining, Duration untilReset, Instant now) {
        assertThat(budget.take("core", now)).isEmpty();
        answer(remaining, untilReset, now);
    }

    private void answer(int remaining, Duration untilReset, Instant now) {
        budget.answered("core", Optional.of(new Limits("core", 5_000, remaining, untilReset)), now);
    }
}
