package io.lineflame.profile.stacks;

/**
 * The stored form of a block, version 1: types, nodes, then per type its total, its values, and its samples.
 *
 * <p>Nodes are written once, as differences. A column takes the cheapest of a few forms (see {@link Column}): CPU time is
 * its count of samples times a constant, which is three bytes. The totals are a check on what is read back.
 */
final class BlockCodec {
    private static final int VERSION = 1;
    private static final String BLOCK = "A profile block";
    private static final int MOST_TYPES = 256;

    private BlockCodec() {}

    static byte[] encode(ProfileBlock block) {
        ByteSink out = new ByteSink(32 + 4 * block.size());
        int types = block.valueTypes();
        out.putVarint(types);
        out.putVarint(block.size());
        int next = 0;
        for (int node : block.nodes()) {
            out.putVarint(node - next);
            next = node + 1;
        }
        long[][] values = new long[types][];
        for (int type = 0; type < types; type++) {
            values[type] = block.valueColumn(type);
            out.putZigzag(block.total(type));
            Column.write(values[type], values, type, out);
        }
        for (int type = 0; type < types; type++) {
            Column.writeSamples(block.sampleColumn(type), values, type, out);
        }
        return Packing.pack(VERSION, out.toByteArray());
    }

    static ProfileBlock decode(byte[] encoded) {
        ByteSource in = Packing.unpack(BLOCK, VERSION, encoded);
        int types = in.below(MOST_TYPES, "the number of value types");
        int[] nodes = readNodes(in);
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
        in.expectEnd();
        return new ProfileBlock(nodes, values, samples);
    }

    private static int[] readNodes(ByteSource in) {
        int[] nodes = new int[in.count("nodes")];
        int next = 0;
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = next + in.below(Integer.MAX_VALUE - next, "the distance of a node");
            next = nodes[i] + 1;
        }
        return nodes;
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
