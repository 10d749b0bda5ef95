package io.lineflame.profile.stacks;

/**
 * The stored form of a block, which {@link BlockReader} reads: types, nodes, per type its total and its values, then per type its samples. Version 2 goes on
 * with the nodes per type at which deltas cancelled; it is written only where there are any.
 *
 * <p>Nodes are written once, as differences. A column takes the cheapest of a few forms (see {@link Column}): CPU time is
 * its count of samples times a constant, which is three bytes. The totals are a check on what is read back.
 */
final class BlockWriter {
    private static final int PLAIN = 1;
    static final int CANCELLING = 2;

    private BlockWriter() {}

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
}
