package io.lineflame.profile.stacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineflame.profile.fixture.TextProfile;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ProfileBlockTest {
    @Test
    void decode_ofEncode_isTheSame() {
        for (int seed = 0; seed < 2_000; seed++) {
            ProfileBlock block = RandomBlocks.large(new Random(seed));
            ProfileBlock decoded = ProfileBlock.decode(block.encode());

            assertThat(decoded.nodes()).as("seed " + seed).isEqualTo(block.nodes());
            for (int type = 0; type < block.valueTypes(); type++) {
                assertThat(decoded.valueColumn(type)).as("seed " + seed).isEqualTo(block.valueColumn(type));
                assertThat(decoded.sampleColumn(type)).as("seed " + seed).isEqualTo(block.sampleColumn(type));
                assertThat(decoded.cancelled(type)).as("seed " + seed).isEmpty();
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
        ProfileBlock block = RandomBlocks.large(new Random(0));
        for (int seed = 1; block.size() < 500; seed++) {
            block = RandomBlocks.large(new Random(seed));
        }
        assertThat(block.encode()[1]).isEqualTo((byte) 1);
    }

    @Test
    void bytes_damaged_areRefusedOrRead() {
        for (int seed = 0; seed < 5_000; seed++) {
            Damage.assertHandled(seed, RandomBlocks.large(new Random(seed % 50)).encode(), bytes -> {
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
}
