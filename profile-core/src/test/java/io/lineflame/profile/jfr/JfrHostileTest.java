package io.lineflame.profile.jfr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.lineflame.profile.pprof.PprofLimits;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What nobody's recorder writes. */
final class JfrHostileTest {

    private static final Duration QUICK = Duration.ofSeconds(20);
    private static final int MANY = 200_000;

    @Test
    void string_beyondTheLimit_isRefusedBeforeItIsRead() {
        byte[] bytes = new byte[200];
        bytes[0] = 3; // UTF-8
        bytes[1] = 100; // its length
        JfrCursor in = new JfrCursor(bytes, 0, bytes.length);

        assertThatThrownBy(() -> Text.read(in, 99))
                .isInstanceOf(JfrException.class)
                .hasMessage("The recording has a string of length 100; the limit is 99");
    }

    @Test
    void names_thatAreKept_areBoundedTogether() {
        TextBudget budget = new TextBudget(PprofLimits.DEFAULT);
        String name = "x".repeat(1 << 16);

        assertThatThrownBy(() -> {
                    for (int kept = 0; kept < 2000; kept++) {
                        budget.keep(name);
                    }
                })
                .isInstanceOf(JfrException.class)
                .hasMessageContaining("characters together");
    }

    @Test
    void types_withMillionsOfStrings_areRefused() {
        byte[] bytes = new byte[1 << 20];
        byte[] count = {(byte) 0x80, (byte) 0x80, 0x20}; // 524288, which so many bytes could hold
        System.arraycopy(count, 0, bytes, 5, count.length);
        JfrCursor in = new JfrCursor(bytes, 0, bytes.length);

        assertThatThrownBy(() -> Metadata.read(in, PprofLimits.DEFAULT))
                .isInstanceOf(JfrException.class)
                .hasMessageContaining("262144 strings");
    }

    /** The upper half of a number is its lower half, so the hashes of all are 0. */
    @Test
    void numbers_thatCollide_areFoundQuickly() {
        assertTimeoutPreemptively(QUICK, () -> {
            Map<Long, String> names = new HashMap<>();
            Map<ChunkReader.Key, Integer> keys = new HashMap<>();
            for (long number = 1; number <= MANY; number++) {
                long colliding = (number << Integer.SIZE) | number;
                names.put(colliding, "");
                keys.put(new ChunkReader.Key(JfrKind.CPU, colliding, new SampleContext(0, 0, 0, 0, 0)), 0);
            }
            assertThat(new JfrLabels(Map.of(), names).names()).hasSize(MANY);
            assertThat(keys).hasSize(MANY);
        });
    }

    @Test
    void limits_areThoseOfAllKindsTogether() {
        PprofLimits few = new PprofLimits(1 << 26, 1 << 28, 1 << 20, 3, 1 << 20, 1 << 20, 1 << 21, 1 << 16, 4096, 32);
        Recorded recorded = new Recorded(JfrLabels.NONE, 1, few);
        int[] stack = new int[2];
        Arrays.fill(stack, 0);

        assertThatThrownBy(() -> {
                    recorded.add(JfrKind.CPU, stack, new SampleContext(0, 0, 0, 0, 0), new long[] {1, 1});
                    recorded.check();
                    recorded.add(JfrKind.WALL, stack, new SampleContext(0, 0, 0, 0, 0), new long[] {1, 1});
                    recorded.check();
                })
                .isInstanceOf(JfrException.class)
                .hasMessageContaining("more than 3 frames");
    }
}
