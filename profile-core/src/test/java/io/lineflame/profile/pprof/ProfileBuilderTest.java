package io.lineflame.profile.pprof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineflame.profile.ValueType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ProfileBuilderTest {

    private static final ValueType SAMPLES = new ValueType("samples", "count");
    private static final ValueType CPU = new ValueType("cpu", "nanoseconds");

    private final ProfileBuilder builder = new ProfileBuilder(List.of(SAMPLES, CPU));

    @Test
    void build_everything_readsBackAsHandedOver() throws PprofException {
        builder.period(CPU, 10_000_000).time(1_700_000_000_000_000_000L, 15_000_000_000L);
        int binary = builder.mapping(new ProfileBuilder.Mapping("/bin/shop", "abc", 0x400000, 0x800000, 0x1000, true));
        int main = builder.function("main.main", "", "main.go", 10);
        int inlined = builder.function("main.price", "", "price.go", 3);
        int location = builder.location(binary, 0x401234, inlined, 7, main, 12);
        builder.sample(new int[] {location}, 1, Map.of("region", "eu"), 2, 20_000_000);

        PprofProfile profile = builder.build(PprofLimits.DEFAULT);

        assertThat(profile.sampleTypes()).containsExactly(SAMPLES, CPU);
        assertThat(profile.periodType()).isEqualTo(CPU);
        assertThat(profile.period()).isEqualTo(10_000_000);
        assertThat(profile.timeNanos()).isEqualTo(1_700_000_000_000_000_000L);
        assertThat(profile.durationNanos()).isEqualTo(15_000_000_000L);
        assertThat(profile.value(0, 0)).isEqualTo(2);
        assertThat(profile.value(0, 1)).isEqualTo(20_000_000);
        assertThat(profile.labels(profile.labelSet(0))).isEqualTo(new TreeMap<>(Map.of("region", "eu")));
        int read = profile.location(profile.frameStart(0));
        assertThat(profile.address(read)).isEqualTo(0x401234 - 0x400000 + 0x1000);
        assertThat(profile.string(profile.binary(read))).isEqualTo("/bin/shop");
        assertThat(profile.lineStart(read + 1) - profile.lineStart(read)).isEqualTo(2);
        int line = profile.lineStart(read);
        assertThat(profile.lineNumber(line)).isEqualTo(7);
        assertThat(profile.string(profile.functionName(profile.lineFunction(line))))
                .isEqualTo("main.price");
        assertThat(profile.string(profile.functionFile(profile.lineFunction(line))))
                .isEqualTo("price.go");
        assertThat(profile.functionStartLine(profile.lineFunction(line + 1))).isEqualTo(10);
    }

    @Test
    void sample_equalStacksAndLabels_areOneSample() throws PprofException {
        int leaf = builder.location(ProfileBuilder.NO_MAPPING, 0, builder.function("leaf"), 0);
        int root = builder.location(ProfileBuilder.NO_MAPPING, 0, builder.function("root"), 0);
        assertThat(builder.location(ProfileBuilder.NO_MAPPING, 0, builder.function("leaf"), 0))
                .isEqualTo(leaf);
        int[] stack = {leaf, root, leaf};

        builder.sample(stack, 2, Map.of(), 1, -5);
        builder.sample(stack, 2, Map.of(), 1, 8);
        builder.sample(stack, 2, Map.of("a", "b"), 1, 1);
        builder.sample(stack, 1, Map.of(), 1, 1);

        PprofProfile profile = builder.build(PprofLimits.DEFAULT);
        assertThat(builder.sampleCount()).isEqualTo(3);
        assertThat(profile.sampleCount()).isEqualTo(3);
        assertThat(profile.locationCount()).isEqualTo(2);
        assertThat(profile.functionCount()).isEqualTo(2);
        assertThat(profile.value(0, 0)).isEqualTo(2);
        assertThat(profile.value(0, 1)).isEqualTo(3);
        assertThat(profile.frameStart(1)).isEqualTo(2);
    }

    @Test
    void sample_sumBeyond64Bits_isRefused() {
        int[] none = {};
        builder.sample(none, 0, Map.of(), 1, Long.MAX_VALUE);

        assertThatThrownBy(() -> builder.sample(none, 0, Map.of(), 1, 1)).isInstanceOf(ArithmeticException.class);
    }

    /** Kept per sample, these stacks would take 1.6 GB. */
    @Test
    void build_deepStackInManySamples_isRefusedByTheSumOfItsFrames() {
        int[] stack = new int[4096];
        for (int span = 0; span < 100_000; span++) {
            builder.sample(stack, stack.length, Map.of("span_id", Integer.toString(span)), 1, 1);
        }

        assertThat(builder.frameCount()).isEqualTo(4096L * 100_000);
        assertThatThrownBy(() -> builder.build(PprofLimits.DEFAULT))
                .isInstanceOf(PprofException.class)
                .hasMessageContaining("409600000 frames");
    }
}
