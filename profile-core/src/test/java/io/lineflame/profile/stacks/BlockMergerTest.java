package io.lineflame.profile.stacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineflame.profile.fixture.TextProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BlockMergerTest {
    private static final int NODES = 60;

    @Test
    void merge_ofRandomDeltas_weighsAsItsParts() {
        StackTree tree = tree(NODES);
        BlockMerger merger = new BlockMerger(3);
        for (int seed = 0; seed < 800; seed++) {
            Random random = new Random(seed);
            List<byte[]> parts = new ArrayList<>();
            for (int count = random.nextInt(12); count > 0; count--) {
                parts.add(RandomBlocks.small(random, 3, NODES).encode());
            }
            parts.forEach(merger::add);
            byte[] merged = merger.merge().encode();
            assertThat(merged[0]).isBetween((byte) 1, (byte) 2);
            for (int type = 0; type < 3; type++) {
                assertSameWeights(weigh(tree, List.of(merged), type), weigh(tree, parts, type), "seed " + seed);
            }
        }
    }

    @Test
    void merge_ofMerges_weighsAsAllParts() {
        StackTree tree = tree(NODES);
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            List<byte[]> parts = new ArrayList<>();
            BlockMerger hours = new BlockMerger(2);
            BlockMerger day = new BlockMerger(2);
            for (int hour = 0; hour < 4; hour++) {
                for (int count = random.nextInt(4); count > 0; count--) {
                    byte[] part = RandomBlocks.small(random, 2, NODES).encode();
                    parts.add(part);
                    hours.add(part);
                }
                day.add(hours.merge().encode());
            }
            byte[] merged = day.merge().encode();
            for (int type = 0; type < 2; type++) {
                assertSameWeights(weigh(tree, List.of(merged), type), weigh(tree, parts, type), "seed " + seed);
            }
        }
    }

    @Test
    void deltas_thatCancel_stayTouched() {
        StackTree tree = tree(3);
        BlockMerger merger = new BlockMerger(2);
        merger.add(new ProfileBlock(new int[] {1, 2}, new long[][] {{5, 1}, {0, 1}}, new long[][] {{1, 1}, {0, 1}}));
        merger.add(new ProfileBlock(new int[] {1}, new long[][] {{-5}, {0}}, new long[][] {{-1}, {0}}));

        byte[] merged = merger.merge().encode();

        assertThat(merged[0]).isEqualTo((byte) 2);
        Weights first = weigh(tree, List.of(merged), 0);
        assertThat(first.self(1)).isZero();
        assertThat(first.samples(1)).isZero();
        assertThat(first.touches(1)).isTrue();
        assertThat(weigh(tree, List.of(merged), 1).touches(1)).isFalse();
    }

    @Test
    void merge_withoutDeltas_isVersion1() {
        StackTree tree = new StackTree();
        ProfileBlock block = tree.add(TextProfile.parse("""
                3         4
                a@a.go:1  a@a.go:1
                          b@b.go:2
                """).read());
        BlockMerger merger = new BlockMerger(1);
        merger.add(block);
        merger.add(block);

        ProfileBlock merged = merger.merge();

        assertThat(merged.total(0)).isEqualTo(14);
        assertThat(merged.size()).isEqualTo(2);
        assertThat(merged.encode()[0]).isEqualTo((byte) 1);
    }

    @Test
    void merge_ofNothing_isEmpty() {
        assertThat(new BlockMerger(2).merge().size()).isZero();
        assertThat(new BlockMerger(2).merge().valueTypes()).isEqualTo(2);
    }

    @Test
    void merger_afterMerge_beginsAnew() {
        BlockMerger merger = new BlockMerger(1);
        ProfileBlock block =
                new ProfileBlock(new int[] {2_000_000}, new long[][] {{Long.MAX_VALUE}}, new long[][] {{1}});
        merger.add(block);
        merger.merge();
        merger.add(block);

        assertThat(merger.merge().nodes()).containsExactly(2_000_000);
        assertThat(merger.merge().size()).isZero();
        assertThat(merger.bytes()).isBetween(4_000L, 40_000L);
    }

    @Test
    void blocks_ofOtherTypes_areRefused() {
        byte[] block = new ProfileBlock(new int[] {1}, new long[][] {{5}}, new long[][] {{1}}).encode();
        assertThatThrownBy(() -> new BlockMerger(2).add(block))
                .isInstanceOf(CorruptDataException.class)
                .hasMessage("A profile block has 1 value types, the others have 2");
    }

    @Test
    void sums_beyond64Bits_areRefused() {
        BlockMerger merger = new BlockMerger(1);
        merger.add(new ProfileBlock(new int[] {1}, new long[][] {{Long.MAX_VALUE}}, new long[][] {{1}}));
        ProfileBlock one = new ProfileBlock(new int[] {7}, new long[][] {{-1}}, new long[][] {{1}});
        assertThatThrownBy(() -> merger.add(one)).isInstanceOf(WeightOverflowException.class);
    }

    @Test
    void bytes_damaged_areRefusedOrMerged() {
        for (int seed = 0; seed < 3_000; seed++) {
            BlockMerger cancelling = new BlockMerger(2);
            for (int part = 0; part < 4; part++) {
                cancelling.add(RandomBlocks.small(new Random(seed + part), 2, NODES));
            }
            Damage.assertHandled(seed, cancelling.merge().encode(), bytes -> {
                BlockMerger merger = new BlockMerger(2);
                merger.add(bytes);
                merger.merge();
            });
        }
    }

    static StackTree tree(int nodes) {
        StackTree tree = new StackTree();
        StringBuilder text = new StringBuilder();
        for (int depth = 1; depth < nodes; depth++) {
            text.append("f").append(depth).append("@f.go:1\n");
        }
        tree.add(TextProfile.parse(text.toString()).read());
        return tree;
    }

    static Weights weigh(StackTree tree, List<byte[]> blocks, int type) {
        Weights weights = new Weights(tree);
        blocks.forEach(block -> weights.add(block, type));
        return weights;
    }

    static void assertSameWeights(Weights weights, Weights expected, String what) {
        assertThat(weights.total()).as(what).isEqualTo(expected.total());
        assertThat(weights.samples()).as(what).isEqualTo(expected.samples());
        assertThat(columns(weights)).as(what).isDeepEqualTo(columns(expected));
    }

    private static long[][] columns(Weights weights) {
        long[][] columns = new long[3][NODES];
        for (int node = 0; node < NODES; node++) {
            columns[0][node] = weights.self(node);
            columns[1][node] = weights.samples(node);
            columns[2][node] = weights.touches(node) ? 1 : 0;
        }
        return columns;
    }
}
