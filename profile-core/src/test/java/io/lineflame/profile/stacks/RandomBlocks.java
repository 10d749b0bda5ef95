package io.lineflame.profile.stacks;

import java.util.Arrays;
import java.util.Random;

/** Random blocks of all shapes that columns have. */
final class RandomBlocks {
    private RandomBlocks() {}

    /** Up to 1 000 nodes below 2^24, up to four value types. */
    static ProfileBlock large(Random random) {
        int size = random.nextInt(random.nextInt(1, 1000));
        int[] nodes = random.ints(size, 0, 1 << random.nextInt(1, 24))
                .sorted()
                .distinct()
                .toArray();
        return block(random, random.nextInt(1, 5), nodes);
    }

    /** Little deltas at few nodes: many cancel when such blocks are added up. */
    static ProfileBlock small(Random random, int types, int below) {
        int[] nodes =
                random.ints(random.nextInt(below), 0, below).sorted().distinct().toArray();
        if (random.nextInt(3) == 0) {
            return block(random, types, nodes);
        }
        long[][] values = new long[types][];
        long[][] samples = new long[types][];
        for (int type = 0; type < types; type++) {
            values[type] = random.longs(nodes.length, -1, 2).toArray();
            samples[type] = switch (random.nextInt(3)) {
                case 0 -> values[type];
                case 1 -> onesOf(values[type]);
                default -> random.longs(nodes.length, -1, 2).toArray();
            };
        }
        return new ProfileBlock(nodes, values, samples);
    }

    private static ProfileBlock block(Random random, int types, int[] nodes) {
        long[][] values = new long[types][];
        long[][] samples = new long[types][];
        for (int type = 0; type < types; type++) {
            values[type] = column(random, nodes.length, values, type);
            samples[type] =
                    random.nextBoolean() ? onesOf(values[type]) : column(random, nodes.length, values, type + 1);
        }
        return new ProfileBlock(nodes, values, samples);
    }

    private static long[] onesOf(long[] values) {
        return Arrays.stream(values).map(value -> value == 0 ? 0 : 1).toArray();
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
