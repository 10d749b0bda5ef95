package io.lineflame.profile.stacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineflame.profile.fixture.TextProfile;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ProfileBlockTest {
    @Test
    void decode_ofEncode_isTheSame() {
        for (int seed = 0; seed < 2_000; seed++) {
            ProfileBlock block = random(new Random(seed));
            ProfileBlock decoded = ProfileBlock.decode(block.encode());

            assertThat(decoded.nodes()).as("seed " + seed).isEqualTo(block.nodes());
            for (int type = 0; type < block.valueTypes(); type++) {
                assertThat(decoded.valueColumn(type)).as("seed " + seed).isEqualTo(block.valueColumn(type));
                assertThat(decoded.sampleColumn(type)).as("seed " + seed).isEqualTo(block.sampleColumn(type));
            }
        }
    }

    @Test
    void cpuBlock_countAndTime_isThreeBytesMore() {
        int[] nodes = new int[50];
        long[] counts = new long[50];
        long[] nanos = new long[50];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = 3 * i;
            counts[i] = i + 1L;
            nanos[i] = (i + 1L) * 10_000_000;
        }
        ProfileBlock cpu = new ProfileBlock(nodes, new long[][] {counts, nanos}, new long[][] {counts, counts});

        assertThat(cpu.encode()).hasSizeLessThan(2 * nodes.length + 30);
    }

    @Test
    void largeBlock_isPacked() {
        ProfileBlock block = random(new Random(1));
        while (block.size() < 500) {
            block = random(new Random(block.size()));
        }
        assertThat(block.encode()[1]).isEqualTo((byte) 1);
    }

    @Test
    void bytes_damaged_areRefusedOrRead() {
        for (int seed = 0; seed < 5_000; seed++) {
            Damage.assertHandled(seed, random(new Random(seed % 50)).encode(), bytes -> {
                Weights weights = new Weights(new StackTree());
                weights.add(bytes, 0);
            });
        }
    }

    @Test
    void sums_readBackWrong_areRefused() {
        byte[] bytes = new ProfileBlock(new int[] {0}, new long[][] {{5}}, new long[][] {{1}}).encode();
        bytes[5]++;
        assertThatThrownBy(() -> ProfileBlock.decode(bytes))
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining("add up to");
    }

    @Test
    void nodes_theTreeDoesNotHave_areRefused() {
        byte[] bytes = new ProfileBlock(new int[] {7}, new long[][] {{5}}, new long[][] {{1}}).encode();
        assertThatThrownBy(() -> new Weights(new StackTree()).add(bytes, 0))
                .isInstanceOf(CorruptDataException.class)
                .hasMessage("A profile block refers to node 7 of a tree with 1 nodes");
    }

    @Test
    void type_theBlockDoesNotHave_isRefused() {
        byte[] bytes = new ProfileBlock(new int[] {0}, new long[][] {{5}}, new long[][] {{1}}).encode();
        assertThatThrownBy(() -> new Weights(new StackTree()).add(bytes, 1)).isInstanceOf(CorruptDataException.class);
    }

    @Test
    void weights_beyond64Bits_sayWhatToDo() {
        StackTree tree = new StackTree();
        ProfileBlock huge = tree.add(
                TextProfile.parse("" + Long.MAX_VALUE + "\nmain@app.go:1").read());
        Weights weights = new Weights(tree);
        weights.add(huge, 0);

        assertThatThrownBy(() -> weights.add(huge, 0))
                .isInstanceOf(WeightOverflowException.class)
                .hasMessageContaining("64 bits");
        Weights other = new Weights(tree);
        other.add(huge, 0);
        assertThatThrownBy(() -> Weights.checkSum(List.of(weights, other))).isInstanceOf(WeightOverflowException.class);
    }

    private static ProfileBlock random(Random random) {
        int types = random.nextInt(1, 5);
        int size = random.nextInt(random.nextInt(1, 1000));
        int[] nodes = random.ints(size, 0, 1 << random.nextInt(1, 24))
                .sorted()
                .distinct()
                .toArray();
        long[][] values = new long[types][];
        long[][] samples = new long[types][];
        for (int type = 0; type < types; type++) {
            values[type] = column(random, nodes.length, values, type);
            long[] counted = values[type];
            samples[type] = random.nextBoolean()
                    ? Arrays.stream(counted).map(value -> value == 0 ? 0 : 1).toArray()
                    : column(random, nodes.length, values, type + 1);
        }
        return new ProfileBlock(nodes, values, samples);
    }

    private static long[] column(Random random, int size, long[][] others, int known) {
        long unit = random.nextBoolean() ? 10_000_000 : 1;
        return switch (random.nextInt(6)) {
            case 0 -> new long[size];
            case 1 -> random.longs(size, 0, 1000).map(value -> value * unit).toArray();
            case 2 -> random.longs(size, -1000, 1000).map(value -> value * unit).toArray();
            case 3 ->
                random.longs(size, -30, 3).map(value -> Math.max(0, value)).toArray();
            case 4 -> random.longs(size, -(1L << 50), 1L << 50).toArray();
            default ->
                known == 0
                        ? new long[size]
                        : Arrays.stream(others[random.nextInt(known)])
                                .map(value -> value * 3)
                                .toArray();
        };
    }
}
