package io.lineflame.server.matches;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.vcs.Author;
import io.lineflame.vcs.Commit;
import io.lineflame.vcs.CommitId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestFirstTest {

    /** Commits are digits, the oldest is 1. */
    @ParameterizedTest
    @CsvSource({
        "5 4 3 2 1, 8 7 6 5 4 3 2 1, 6 4 7 3 8 2 1",
        "5 4,       '',              4",
        "5,         8 7 6 5,         6 7 8",
        "5,         '',              ''",
        "'',        8 7,             7 8",
        "5 4 1,     9 8 4,           8 4 9 1"
    })
    void commits_beforeAndAfter_takeTurns(String before, String upToTip, String expected) {
        assertThat(NearestFirst.of(commits(before), commits(upToTip))).isEqualTo(commits(expected));
    }

    private static List<Commit> commits(String digits) {
        return Arrays.stream(digits.split(" "))
                .filter(digit -> !digit.isEmpty())
                .map(NearestFirstTest::commit)
                .toList();
    }

    private static Commit commit(String digit) {
        CommitId id = new CommitId(digit.repeat(40));
        return new Commit(id, "", Author.named("Ada"), Instant.EPOCH, Optional.empty());
    }
}
