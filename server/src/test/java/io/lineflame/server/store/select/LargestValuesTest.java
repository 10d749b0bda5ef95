package io.lineflame.server.store.select;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.server.profiles.Listed;
import io.lineflame.server.profiles.ProfileValue;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class LargestValuesTest {

    @Test
    void listed_upToTheLimit_isAllByTime() {
        Listed<ProfileValue> listed = listed(3, 5, -1, 9);

        assertThat(values(listed)).containsExactly(5L, -1L, 9L);
        assertThat(listed.complete()).isTrue();
    }

    @Test
    void listed_beyondTheLimit_isTheLargest_andSaysSo() {
        Listed<ProfileValue> listed = listed(2, 5, -1, 9, 7);

        assertThat(values(listed)).containsExactly(9L, 7L);
        assertThat(listed.complete()).isFalse();
        assertThat(listed(0, 1).complete()).isFalse();
        assertThat(listed(2, 5, 6, 1).complete()).isFalse();
    }

    private static List<Long> values(Listed<ProfileValue> listed) {
        return listed.items().stream().map(ProfileValue::value).toList();
    }

    private static Listed<ProfileValue> listed(int most, long... values) {
        LargestValues<ProfileValue> largest = new LargestValues<>(most, ProfileValue::value, ProfileValue::time);
        LongStream.range(0, values.length).forEach(i -> {
            if (largest.takes(values[(int) i])) {
                largest.add(new ProfileValue(1, "id" + i, Instant.ofEpochSecond(i), values[(int) i]));
            }
        });
        return largest.listed();
    }
}
