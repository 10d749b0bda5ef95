package io.lineflame.profile.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.profile.fixture.TextProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SampleRuleTest {
    @Test
    void cpu_withACount_isCountedByIt() {
        ProfileBlock block = block("3/30000000    2/20000000", "samples/count", "cpu/nanoseconds");

        assertThat(block.samples(0)).isEqualTo(5);
        assertThat(block.samples(1)).isEqualTo(5);
        assertThat(block.total(1)).isEqualTo(50_000_000);
    }

    @Test
    void cpu_alone_isCountedByRecords() {
        assertThat(block("30000000    20000000", "cpu/nanoseconds").samples(0)).isEqualTo(2);
    }

    @Test
    void delay_isCountedByContentions() {
        assertThat(block("3/900    2/100", "contentions/count", "delay/nanoseconds")
                        .samples(1))
                .isEqualTo(5);
    }

    @Test
    void allocations_areCountedByRecordsThatAreNotZero() {
        ProfileBlock block = block("3/900    0/0    7/100", "alloc_objects/count", "alloc_space/bytes");

        assertThat(block.samples(0)).isEqualTo(2);
        assertThat(block.samples(1)).isEqualTo(2);
    }

    @Test
    void goroutines_countThemselves() {
        assertThat(block("3    9", "goroutine/count").samples(0)).isEqualTo(12);
    }

    private static ProfileBlock block(String values, String... types) {
        String frames = values.replaceAll("[0-9/]+", "f@f.go:1");
        TextProfile profile = TextProfile.parse(aligned(values) + "\n" + aligned(frames));
        return new StackTree().add(profile.withTypes(types).read());
    }

    private static String aligned(String row) {
        StringBuilder text = new StringBuilder();
        for (String cell : List.of(row.split(" +", -1))) {
            text.append(String.format("%-20s", cell));
        }
        return text.toString();
    }
}
