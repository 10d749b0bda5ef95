package io.lineflame.profile.stacks;

/**
 * The stored form of a block: types, nodes, per type its total and its values, then per type its samples. Version 2 goes on
 * with the nodes per type at which deltas cancelled; it is written only where there are any.
 *
 * <p>Nodes are written once, as differences. A column takes the cheapest of a few forms (see {@link Column}): CPU time is
 * its count of samples times a constant, which is three bytes. The totals are a check on what is read back.
 */
final class BlockCodec {
    private static final int PLAIN = 1;
    private static final int CANCELLING = 2;
    private static final String BLOCK = "A profile block";
    private static final int MOST_TYPES = 256;
    private static final int[] NONE = {};

    private BlockCodec() {}

    static byte[] encode(ProfileBlock block) {
        ByteSink out = new ByteSink(32 + 4 * block.size());
        int types = block.valueTypes();
        out.putVarint(types);
        writeAscending(block.nodes(), out);
        long[][] values = new long[types][];
        for (int type = 0; type < types; type++) {
            values[type] = block.valueColumn(type);
            out.putZigzag(block.total(type));
            Column.write(values[type], values, type, out);
        }
        for (int type = 0; type < types; type++) {
            Column.writeSamples(block.sampleColumn(type), values, type, out);
        }
        if (!block.cancels()) {
            return Packing.pack(PLAIN, out.toByteArray());
        }
        for (int type = 0; type < types; type++) {
            writeAscending(block.cancelled(type), out);
        }
        return Packing.pack(CANCELLING, out.toByteArray());
    }

    private static void writeAscending(int[] numbers, ByteSink out) {
        out.putVarint(numbers.length);
        int next = 0;
        for (int number : numbers) {
            out.putVarint(number - next);
            next = number + 1;
        }
    }

    static ProfileBlock decode(byte[] encoded) {
        ByteSource in = Packing.unpack(BLOCK, CANCELLING, encoded);
        int types = in.below(MOST_TYPES, "the number of value types");
        int[] nodes = readAscending(Integer.MAX_VALUE, "node", in);
        long[][] values = new long[types][];
        for (int type = 0; type < types; type++) {
            long total = in.zigzag();
            values[type] = Column.read(nodes.length, values, type, type, in);
            check(values[type], total, in);
        }
        long[][] samples = new long[types][];
        for (int type = 0; type < types; type++) {
            samples[type] = Column.read(nodes.length, values, types, type, in);
        }
        int[][] cancelled = new int[types][];
        for (int type = 0; type < types; type++) {
            cancelled[type] =
                    Packing.version(encoded) == CANCELLING ? readAscending(nodes.length, "cancelled node", in) : NONE;
        }
        in.expectEnd();
        return new ProfileBlock(nodes, values, samples, cancelled);
    }

    private static int[] readAscending(int limit, String name, ByteSource in) {
        int[] numbers = new int[in.count(name + "s")];
        int next = 0;
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = next + in.below(limit - next, "the distance of a " + name);
            next = numbers[i] + 1;
        }
        return numbers;
    }

    private static void check(long[] column, long total, ByteSource in) {
        long sum = 0;
        for (long value : column) {
            sum += value;
        }
        if (sum != total) {
            throw in.corrupt("its values add up to " + sum + " instead of " + total);
        }
    }
}
