package io.lineflame.profile.stacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineflame.profile.fixture.TextProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class WeightsTest {
    private static final int NODES = 60;

    @Test
    void weights_ofTwoThreadsAdded_areThoseOfOne() {
        StackTree tree = BlockMergerTest.tree(NODES);
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            Weights all = new Weights(tree);
            Weights first = new Weights(tree);
            Weights second = new Weights(tree);
            for (int count = random.nextInt(8); count > 0; count--) {
                byte[] block = RandomBlocks.small(random, 2, NODES).encode();
                all.add(block, 1);
                (random.nextBoolean() ? first : second).add(block, 1);
            }
            first.add(second);
            BlockMergerTest.assertSameWeights(first, all, "seed " + seed);
        }
    }

    @Test
    void block_amongOtherBytes_isAddedAsAlone() {
        StackTree tree = BlockMergerTest.tree(NODES);
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            byte[] block = RandomBlocks.small(random, 2, NODES).encode();
            byte[] around = new byte[block.length + random.nextInt(40)];
            random.nextBytes(around);
            int offset = random.nextInt(around.length - block.length + 1);
            System.arraycopy(block, 0, around, offset, block.length);
            Weights weights = new Weights(tree);
            weights.add(around, offset, block.length, 0);
            BlockMergerTest.assertSameWeights(weights, BlockMergerTest.weigh(tree, List.of(block), 0), "seed " + seed);
        }
    }

    @Test
    void blocks_ofAllShapes_weighAsTheirColumnsAddedUp() {
        StackTree tree = BlockMergerTest.tree(NODES);
        for (int seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            List<ProfileBlock> blocks = new ArrayList<>();
            for (int count = random.nextInt(1, 6); count > 0; count--) {
                blocks.add(RandomBlocks.small(random, 3, NODES));
            }
            for (int type = 0; type < 3; type++) {
                Weights decoded = new Weights(tree);
                Weights streamed = new Weights(tree);
                for (ProfileBlock block : blocks) {
                    decoded.add(block, type);
                    streamed.add(block.encode(), type);
                }
                BlockMergerTest.assertSameWeights(streamed, decoded, "seed " + seed + ", type " + type);
            }
        }
    }

    @Test
    void bytes_growWithTheNodesThatOccur() {
        StackTree tree = BlockMergerTest.tree(NODES);
        Weights weights = new Weights(tree);
        assertThat(weights.bytes()).isLessThan(100);
        weights.add(new ProfileBlock(new int[] {NODES - 1}, new long[][] {{5}}, new long[][] {{1}}).encode(), 0);
        assertThat(weights.bytes()).isBetween(16L * NODES, 16L * NODES + 200);
    }

    @Test
    void weights_ofAnotherTree_areRefused() {
        Weights weights = new Weights(new StackTree());
        Weights other = new Weights(new StackTree());
        assertThatThrownBy(() -> weights.add(other)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void weights_beyond64BitsTogether_areRefusedAndStay() {
        StackTree tree = new StackTree();
        ProfileBlock huge = tree.add(
                TextProfile.parse("" + Long.MAX_VALUE + "\nmain@app.go:1").read());
        Weights one = new Weights(tree);
        one.add(huge, 0);
        Weights two = new Weights(tree);
        two.add(huge, 0);

        assertThatThrownBy(() -> one.add(two)).isInstanceOf(WeightOverflowException.class);
        assertThat(one.total()).isEqualTo(Long.MAX_VALUE);
        assertThat(one.self(1)).isEqualTo(Long.MAX_VALUE);
    }
}
